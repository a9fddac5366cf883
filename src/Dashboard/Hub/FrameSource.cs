using Ops.Dashboard.Api;
using Ops.Dashboard.Sessions;
using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Hub;

/// <summary>Encodes the newest picture once, whoever asks first, and keeps it until there is a newer one.</summary>
/// <param name="fleet">What is measured.</param>
/// <param name="control">What has been ordered.</param>
/// <param name="stage">The session on screen.</param>
internal sealed class FrameSource(IFleetReader fleet, IControlReader control, SessionStage stage)
{
    private readonly Lock _lock = new();
    private FleetSnapshot? _of;
    private EncodedFrame? _frame;
    private long _encoded;

    /// <summary>Frames encoded so far.</summary>
    public long Encoded => Interlocked.Read(ref _encoded);

    /// <summary>The newest frame.</summary>
    /// <returns>The frame; null before the first picture.</returns>
    public EncodedFrame? Newest()
    {
        if (fleet.Current is not { } now)
            return null;
        lock (_lock)
        {
            if (ReferenceEquals(now, _of))
                return _frame;
            _frame = EncodedFrame.From(FleetBody.From(now, control.Current, stage.Session?.Epoch ?? 0));
            _of = now;
            Interlocked.Increment(ref _encoded);
            return _frame;
        }
    }
}
