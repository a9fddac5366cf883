using Ops.Telemetry.Contracts;

namespace Ops.Simulator.Recording;

/// <summary>Passes acknowledgements on and lets a recorder see them.</summary>
/// <param name="inner">Where they go.</param>
public sealed class RecordingAcks(IGateAckSink inner) : IGateAckSink
{
    /// <summary>The recorder; null for none.</summary>
    public LoopRecorder? Recorder { get; set; }

    /// <inheritdoc/>
    public bool Post(in GateAck ack)
    {
        bool taken = inner.Post(ack);
        if (taken)
            Recorder?.OnAck(ack);
        return taken;
    }
}
