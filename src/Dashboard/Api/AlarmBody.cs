using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Api;

/// <summary>One alarm.</summary>
/// <param name="Id">Its identity, for the commands.</param>
/// <param name="Priority">Low, Medium or High.</param>
/// <param name="State">Unacknowledged, Acknowledged, Returned, Shelved or Suppressed.</param>
/// <param name="Active">Whether its finding stands now.</param>
/// <param name="RaisedAt">Market time at which it was raised first.</param>
/// <param name="LastRaisedAt">Market time at which it was raised last.</param>
/// <param name="Times">How often it was raised.</param>
/// <param name="FirstOut">Whether it was the first of its group.</param>
/// <param name="AcknowledgedBy">Who took note; null for nobody.</param>
/// <param name="ShelvedBy">Who put it aside; null for nobody.</param>
/// <param name="ShelveReason">Why.</param>
/// <param name="ShelvedUntil">Until which market time.</param>
/// <param name="Symbol">Ticker of the instrument; null for none.</param>
/// <param name="Finding">The finding behind it.</param>
internal sealed record AlarmBody(
    long Id, string Priority, string State, bool Active, string RaisedAt, string LastRaisedAt, int Times,
    bool FirstOut, string? AcknowledgedBy, string? ShelvedBy, string? ShelveReason, string? ShelvedUntil,
    string? Symbol, AnomalyBody Finding)
{
    /// <summary>From an alarm.</summary>
    /// <param name="alarm">The alarm.</param>
    /// <param name="fleet">Its fleet.</param>
    /// <returns>The body.</returns>
    public static AlarmBody From(Alarm alarm, FleetDefinition fleet) => new(
        alarm.Id, alarm.Priority.ToString(), alarm.State.ToString(), alarm.IsActive, alarm.RaisedAt.ToString(),
        alarm.LastRaisedAt.ToString(), alarm.Times, alarm.IsFirstOut, alarm.AcknowledgedBy, alarm.ShelvedBy,
        alarm.ShelveReason, alarm.ShelvedUntil?.ToString(),
        alarm.Finding.Symbol is { } symbol ? fleet.Symbols[symbol.Index].Ticker : null,
        AnomalyBody.From(alarm.Finding, fleet));

    /// <summary>From several.</summary>
    /// <param name="alarms">The alarms.</param>
    /// <param name="fleet">Their fleet.</param>
    /// <returns>The bodies.</returns>
    public static ImmutableArray<AlarmBody> From(IEnumerable<Alarm> alarms, FleetDefinition fleet) =>
        [.. alarms.Select(alarm => From(alarm, fleet))];
}
