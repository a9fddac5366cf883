namespace Ops.Telemetry.Contracts;

/// <summary>Where gates report. Never blocks the sending thread.</summary>
public interface IGateAckSink
{
    /// <summary>Hands over one acknowledgement.</summary>
    /// <param name="ack">The acknowledgement.</param>
    /// <returns>False when there was no room: the gate repeats it at its next tick.</returns>
    bool Post(in GateAck ack);
}
