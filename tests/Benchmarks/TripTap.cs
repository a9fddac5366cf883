using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Benchmarks;

/// <summary>Notes when the loop took the measured server's latest batch.</summary>
/// <param name="server">Index of the server.</param>
/// <param name="time">The clock.</param>
internal sealed class TripTap(int server, TimeProvider time) : ILoopTap
{
    /// <summary>When it did. To be read after a kill that the batch brought about.</summary>
    public long TakenAt { get; private set; }

    /// <inheritdoc/>
    public void OnBatch(OrderBatch batch)
    {
        if (batch.Server.Index == server)
            TakenAt = time.GetTimestamp();
    }

    /// <inheritdoc/>
    public void OnNotice(FleetNotice notice)
    {
        // a trip is on a batch
    }
}
