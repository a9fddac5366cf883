using Ops.Simulator.Servers;

namespace Ops.Benchmarks;

/// <summary>A venue that counts the new orders of one sending thread; another thread may read the count.</summary>
internal sealed class KillVenue : IVenueSession
{
    private long _orders;

    /// <summary>New orders that arrived.</summary>
    public long Orders => Volatile.Read(ref _orders);

    /// <inheritdoc/>
    public void Send(in ChildOrder order) => Volatile.Write(ref _orders, _orders + 1);

    /// <inheritdoc/>
    public void Send(in CancelOrder cancel)
    {
    }
}
