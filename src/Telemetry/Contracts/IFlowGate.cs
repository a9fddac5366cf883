using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>
/// The single exit of one server, as the control side sees it. No member blocks, does I/O or throws; the gate keeps its
/// own set of holds and is open only while that set is empty and it is not severed.
/// </summary>
public interface IFlowGate
{
    /// <summary>The server it belongs to.</summary>
    ServerId Server { get; }

    /// <summary>
    /// Adds a hold: from here on new orders are refused and cancels are let out. Repeating it changes nothing.
    /// </summary>
    /// <param name="hold">The hold.</param>
    void Latch(HoldId hold);

    /// <summary>
    /// Whether no sender is between its check and its send. True once after <see cref="Latch"/> means: no order leaves
    /// any more until the last hold is gone.
    /// </summary>
    bool IsQuiet { get; }

    /// <summary>Removes a hold. An unknown hold changes nothing.</summary>
    /// <param name="hold">The hold.</param>
    void Unlatch(HoldId hold);

    /// <summary>Asks the server to send a cancel for every open order at its next tick.</summary>
    void RequestCancelOpen();

    /// <summary>
    /// Cuts the gate from the venue, for a halt that stays unanswered or leaks: nothing leaves, cancels neither.
    /// </summary>
    void Sever();

    /// <summary>Mends a severed gate; the holds stay. Part of a release.</summary>
    void Restore();

    /// <summary>Whether new orders are refused.</summary>
    bool IsLatched { get; }

    /// <summary>
    /// Counts the changes of the hold set; an acknowledgement of a lower count answers to an older state.
    /// </summary>
    long LatchVersion { get; }

    /// <summary>Number of the last new order that left, 0 for none.</summary>
    long LastSend { get; }
}
