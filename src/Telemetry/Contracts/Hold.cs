using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>One standing reason why flow is stopped.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="CommandId">The command that made it; a repeated command finds it again.</param>
/// <param name="Kind">Why it exists.</param>
/// <param name="Scope">What it covers.</param>
/// <param name="Mode">How far it goes.</param>
/// <param name="By">Who gave the command.</param>
/// <param name="Reason">Why, in the actor's words.</param>
/// <param name="Since">When it was taken.</param>
/// <param name="MarketSince">Market time when it was taken; null when no market clock was known.</param>
public sealed record Hold(
    HoldId Id, Guid CommandId, HoldKind Kind, HaltScope Scope, HaltMode Mode, Actor By, string Reason,
    WallTime Since, MarketTime? MarketSince);
