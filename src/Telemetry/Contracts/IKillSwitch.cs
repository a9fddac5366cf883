namespace Ops.Telemetry.Contracts;

/// <summary>The one command door to a halt.</summary>
public interface IKillSwitch
{
    /// <summary>
    /// Takes a hold and latches every covered gate on the caller's own thread: no I/O, no pool, no await, and never an
    /// exception because of a gate, a journal or a reader. When it returns no order of a covered server leaves any
    /// more, except on the servers the ticket calls stuck.
    /// </summary>
    /// <param name="command">The kill.</param>
    /// <returns>The ticket.</returns>
    HaltTicket Halt(HaltCommand command);
}
