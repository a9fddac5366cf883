using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>
/// The single exit of one server, as the control side sees it. No member blocks or does I/O; a command throws only when
/// the gate can't be reached. The gate keeps its own set of holds and is open only while that set is empty, its lease
/// has not lapsed and it is not severed.
/// </summary>
public interface IFlowGate
{
    /// <summary>The server it belongs to.</summary>
    ServerId Server { get; }

    /// <summary>
    /// Adds a hold. From <see cref="HaltMode.Block"/> on new orders are refused; the weaker modes restrict them. The
    /// strictest of its holds is in force. Repeating a hold changes nothing, unless it comes back stricter: the hold of
    /// a restart that a dead control room left stops from there on.
    /// </summary>
    /// <param name="hold">The hold.</param>
    /// <param name="mode">How far it goes.</param>
    void Latch(HoldId hold, HaltMode mode = HaltMode.Block);

    /// <summary>
    /// Carries a hold that lets new orders out at a pace, or gives it another pace. Of several the slowest is in force.
    /// Nothing changes for a control room older than one the gate has heard: a faster pace opens.
    /// </summary>
    /// <param name="hold">The hold.</param>
    /// <param name="pace">The pace.</param>
    /// <param name="by">Who says so.</param>
    void Pace(HoldId hold, OrderPace pace, ControllerToken by);

    /// <summary>Puts hard limits in force for every order from here on.</summary>
    /// <param name="limits">The limits; what is unset in them lets nothing pass.</param>
    /// <param name="enforce">Whether they refuse; else they only count what they would have refused.</param>
    void SetLimits(GateLimitSet limits, bool enforce);

    /// <summary>
    /// Whether no sender is between its check and its send. True once after <see cref="Latch"/> with a mode that stops
    /// means: no order leaves any more until the last such hold is gone.
    /// </summary>
    bool IsQuiet { get; }

    /// <summary>
    /// A control room says that it is there. A gate that hears none for the lease's length halts itself, whatever its
    /// holds, until <see cref="KeepLapse"/>. Obeyed or not, it answers again: whoever asks is to see what it carries.
    /// </summary>
    /// <param name="grant">The lease.</param>
    /// <returns>False when the gate has heard a newer control room: it does not obey this one.</returns>
    bool Renew(LeaseGrant grant);

    /// <summary>
    /// Puts the gate's own stop, for a lease that lapsed, in the keeping of a hold it carries: from here on the release
    /// of that hold is the way out. Nothing changes without a lapse, without the hold, or for an older control
    /// room.
    /// </summary>
    /// <param name="hold">The hold.</param>
    /// <param name="by">Who says so.</param>
    void KeepLapse(HoldId hold, ControllerToken by);

    /// <summary>
    /// Removes a hold. An unknown hold changes nothing, and neither does a control room older than one the gate has
    /// heard.
    /// </summary>
    /// <param name="hold">The hold.</param>
    /// <param name="by">Who opens.</param>
    void Unlatch(HoldId hold, ControllerToken by);

    /// <summary>Asks the server to send a cancel for every open order at its next tick.</summary>
    void RequestCancelOpen();

    /// <summary>
    /// Cuts the gate from the venue, for a halt that stays unanswered or leaks: nothing leaves, cancels neither.
    /// Repeating changes nothing.
    /// </summary>
    void Sever();

    /// <summary>
    /// Mends a severed gate; the holds stay. Part of a release; not for an older control room. Repeating changes
    /// nothing.
    /// </summary>
    /// <param name="by">Who mends.</param>
    void Restore(ControllerToken by);

    /// <summary>Whether new orders are refused.</summary>
    bool IsLatched { get; }

    /// <summary>
    /// Counts the changes of the hold set; an acknowledgement of a lower count answers to an older state.
    /// </summary>
    long LatchVersion { get; }

    /// <summary>Number of the last new order that left, 0 for none.</summary>
    long LastSend { get; }
}
