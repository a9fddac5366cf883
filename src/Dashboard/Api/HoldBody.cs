using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Api;

/// <summary>One standing hold.</summary>
/// <param name="Hold">Its identity, e.g. H-7.</param>
/// <param name="Ticket">Ticket of the kill that made it.</param>
/// <param name="Kind">Manual, Breaker, Parity, Lease or Drill.</param>
/// <param name="Scope">server, group or fleet.</param>
/// <param name="Target">Name of the server or group; null for the fleet.</param>
/// <param name="Mode">block or blockAndCancel.</param>
/// <param name="By">Who gave the command.</param>
/// <param name="Reason">Why.</param>
/// <param name="Since">Real time, UTC.</param>
/// <param name="MarketSince">Market time; null when none was known.</param>
internal sealed record HoldBody(
    string Hold, Guid Ticket, string Kind, string Scope, string? Target, string Mode, string By, string Reason,
    string Since, string? MarketSince)
{
    /// <summary>From a hold.</summary>
    /// <param name="hold">The hold.</param>
    /// <returns>The body.</returns>
    public static HoldBody From(Hold hold) => new(
        hold.Id.ToString(), hold.CommandId, hold.Kind.ToString(), KillDesk.ScopeWord(hold.Scope.Kind),
        hold.Scope.Target,
        KillDesk.ModeWord(hold.Mode), hold.By.Name, hold.Reason, hold.Since.ToString(), hold.MarketSince?.ToString());
}
