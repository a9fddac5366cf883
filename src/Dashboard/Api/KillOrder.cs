using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Api;

/// <summary>A kill that was checked against the fleet.</summary>
/// <param name="Scope">What to stop.</param>
/// <param name="Mode">How far to go.</param>
/// <param name="Reason">Why.</param>
/// <param name="CommandId">Identity of the command.</param>
internal sealed record KillOrder(HaltScope Scope, HaltMode Mode, string Reason, Guid CommandId);
