using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Api;

/// <summary>The alarms.</summary>
/// <param name="Version">Rises with every change.</param>
/// <param name="MarketTime">Market time of the picture.</param>
/// <param name="Flood">Whether there are more than an operator can take in.</param>
/// <param name="Unacknowledged">Groups that nobody has taken note of.</param>
/// <param name="Groups">Groups that want somebody, the most pressing first.</param>
/// <param name="Shelved">Alarms put aside.</param>
/// <param name="Suppressed">Alarms that come and go too often.</param>
/// <param name="Load">What the shift has asked.</param>
internal sealed record AlarmsBody(
    long Version, string MarketTime, bool Flood, int Unacknowledged, ImmutableArray<AlarmsBody.Group> Groups,
    ImmutableArray<AlarmBody> Shelved, ImmutableArray<AlarmBody> Suppressed, AlarmLoad Load)
{
    /// <summary>From the picture.</summary>
    /// <param name="alarms">The picture.</param>
    /// <param name="fleet">Its fleet.</param>
    /// <returns>The body.</returns>
    public static AlarmsBody From(AlarmSnapshot alarms, FleetDefinition fleet) => new(
        alarms.Version, alarms.At.ToString(), alarms.IsFlood, alarms.Unacknowledged,
        [.. alarms.Groups.Select(group => new Group(
            group.Key, group.Priority.ToString(), group.IsUnacknowledged, group.Count, group.Servers, group.Symbols,
            group.Root.Id, group.FirstOut.Id, AlarmBody.From(group.Members, fleet)))],
        AlarmBody.From(alarms.Shelved, fleet), AlarmBody.From(alarms.Suppressed, fleet), alarms.Load);

    /// <summary>Alarms that share a cause.</summary>
    /// <param name="Key">Stable name.</param>
    /// <param name="Priority">The highest in it.</param>
    /// <param name="Unacknowledged">Whether somebody must take note.</param>
    /// <param name="Count">How many.</param>
    /// <param name="Servers">Servers they are about.</param>
    /// <param name="Symbols">Instruments they are about.</param>
    /// <param name="Root">The alarm nearest to the cause.</param>
    /// <param name="FirstOut">The alarm that came first.</param>
    /// <param name="Alarms">The alarms.</param>
    internal sealed record Group(
        string Key, string Priority, bool Unacknowledged, int Count, int Servers, int Symbols, long Root, long FirstOut,
        ImmutableArray<AlarmBody> Alarms);
}
