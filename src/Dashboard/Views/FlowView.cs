using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Views;

/// <summary>State of a server's flow in one word.</summary>
/// <param name="Word">The word.</param>
/// <param name="Tone">How loud.</param>
/// <param name="Sign">A shape that says it without colour.</param>
/// <param name="Proof">What proves or contradicts it, in a sentence; empty when there is nothing to say.</param>
public sealed record FlowView(string Word, Tone Tone, string Sign, string Proof)
{
    /// <summary>How long the proof took, for where there is little room; empty for none.</summary>
    public string Brief { get; init; } = "";

    /// <summary>From both pictures. What has been ordered goes before what is measured.</summary>
    /// <param name="control">What has been ordered of the server; null when the control side does not know it.</param>
    /// <param name="isBlind">Whether its feed can't be trusted.</param>
    /// <param name="ramp">The restart it is in; null for none.</param>
    /// <param name="now">Market time; null when it is not known.</param>
    /// <returns>The state.</returns>
    public static FlowView From(
        ServerControl? control, bool isBlind, RampState? ramp = null, MarketTime? now = null) => control switch
    {
        null => new("Unconfirmed", Tone.Critical, "◇", "The control side does not know this server."),
        { OrdersAfterBlock: > 0 } => new(
            "Unconfirmed", Tone.Critical, "◇",
            $"LEAK: {Format.Counted(control.OrdersAfterBlock, "order")} after the acknowledged halt."),
        { State: FlowState.Flowing or FlowState.Halting or FlowState.Blind, Line: ControlLine.Lost } => new(
            "Unconfirmed", Tone.Critical, "◇",
            "Nothing reaches its gate, which halts itself when its lease is over. Use your other door."),
        { State: FlowState.Flowing or FlowState.Blind, Line: ControlLine.Fenced } => new(
            "Unconfirmed", Tone.Critical, "◇",
            "Its gate obeys a newer control room: from here it can be stopped, not opened."),
        { State: FlowState.Flowing } when isBlind => new("Blind", Tone.Blind, "▨", ""),
        { State: FlowState.Flowing } when ramp is not null && control.Holds.All(static h => h.Kind == HoldKind.Ramp) =>
        new(
            "Flowing", Tone.Notice, "◔",
            $"It restarts in stages after {ramp.Released.Id}: {ramp.Words(now)}. A kill aborts it.")
        {
            Brief = ramp.Words(now),
        },
        { Restriction: { } mode } => new(
            "Restricted", Tone.Warning, "◩", $"It flows, {mode.Words()}, until two people release the hold."),
        { State: FlowState.Flowing } => new("Flowing", Tone.Calm, "▶", ""),
        { State: FlowState.Halted, AckLatency: null } or { State: FlowState.Halting } => new(
            "Halting", Tone.Notice, "◧", "The gate is latched; the server's word is awaited."),
        { State: FlowState.Halted } => new("Halted", Tone.Notice, "■", Proven(control, isBlind))
        {
            Brief = $"in {Format.Latency(control.AckLatency)}",
        },
        { State: FlowState.Unconfirmed } => new(
            "Unconfirmed", Tone.Critical, "◇",
                "The server has not confirmed; its gate is severed. Somebody must look."),
        { State: FlowState.Blind } => new(
            "Blind", Tone.Blind, "▨", "Its gate has not said yet whether it is open. A kill works all the same."),
        { State: FlowState.Releasing } =>
            new("Releasing", Tone.Notice, "◨", "The gate's word that it is open is awaited."),
        _ => new("Absent", Tone.Blind, "▨", "The server has left the fleet."),
    };

    private static string Proven(ServerControl control, bool isBlind)
    {
        string drained = control switch
        {
            { DrainLatency: { } drain } => $", no order open after {Format.Latency(drain)}",
            { OpenOrders: > 0 } => $", {Format.Counted(control.OpenOrders, "order")} still open at the acknowledgement",
            _ => "",
        };
        string after = isBlind ? "whether orders came after the block is not known: its feed can't be trusted"
            : "0 orders after the block";
        return $"Confirmed in {Format.Latency(control.AckLatency)}{drained}, {after}.";
    }
}
