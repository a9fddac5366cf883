using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Health;

/// <summary>
/// Watches from the events alone that a halt holds: the gate's acknowledgement named the last order it let out, so a
/// new order with a higher number is a leak. It keeps the first such number of a halt, because a gate that leaks can't
/// be believed when it later names a higher one. Another halt has another first hold that stops; one that only
/// slows, as a restart in stages, stops nothing and outlives halts.
/// </summary>
internal sealed class LeakWitness
{
    private HoldId? _episode;
    private long _lastAllowed;

    /// <summary>New orders after the acknowledgement of the present halt.</summary>
    public long Orders { get; private set; }

    /// <summary>Looks at what was ordered and what was sent.</summary>
    /// <param name="control">What was ordered of the server; null when the control side does not know it.</param>
    /// <param name="lastSend">Number of the last new order seen.</param>
    /// <returns>Whether the leak grew.</returns>
    public bool Look(ServerControl? control, long lastSend)
    {
        if (control is null || FirstStop(control) is not { } episode)
        {
            (_episode, Orders) = (null, 0);
            return false;
        }
        if (control.State is not (FlowState.Halted or FlowState.Unconfirmed))
            return false;
        if (_episode != episode)
        {
            if (control.State != FlowState.Halted)
                return false; // unanswered so far: nothing was promised
            (_episode, _lastAllowed, Orders) = (episode, control.LastSendAtAck, 0);
        }
        long orders = Math.Max(Orders, lastSend - _lastAllowed);
        bool grew = orders > Orders;
        Orders = orders;
        return grew;
    }

    private static HoldId? FirstStop(ServerControl control)
    {
        if (control.Holds.IsDefaultOrEmpty)
            return null;
        foreach (Hold hold in control.Holds)
        {
            if (hold.Mode.Stops())
                return hold.Id;
        }
        return null;
    }
}
