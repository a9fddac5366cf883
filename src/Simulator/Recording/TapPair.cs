using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Recording;

/// <summary>Lets two see the inputs of one loop.</summary>
/// <param name="first">The first; null for nobody.</param>
/// <param name="second">The second; null for nobody.</param>
public sealed class TapPair(ILoopTap? first, ILoopTap? second) : ILoopTap
{
    /// <inheritdoc/>
    public void OnBatch(OrderBatch batch)
    {
        first?.OnBatch(batch);
        second?.OnBatch(batch);
    }

    /// <inheritdoc/>
    public void OnDropCopy(ServerId server, DropCopyBatch batch)
    {
        first?.OnDropCopy(server, batch);
        second?.OnDropCopy(server, batch);
    }

    /// <inheritdoc/>
    public void OnLostEnd(ServerId server, FeedBeat beat)
    {
        first?.OnLostEnd(server, beat);
        second?.OnLostEnd(server, beat);
    }

    /// <inheritdoc/>
    public void OnLostCopyEnd(ServerId server, FeedBeat beat)
    {
        first?.OnLostCopyEnd(server, beat);
        second?.OnLostCopyEnd(server, beat);
    }

    /// <inheritdoc/>
    public void OnNotice(FleetNotice notice)
    {
        first?.OnNotice(notice);
        second?.OnNotice(notice);
    }
}
