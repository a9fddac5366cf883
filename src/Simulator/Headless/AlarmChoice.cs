using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless;

/// <summary>Which alarms an action means: one by its number, or those of a scope, of one rule or of all.</summary>
/// <param name="Id">The number; null when the scope chooses.</param>
/// <param name="Scope">The scope: its servers' alarms, for the fleet all; null when the number chooses.</param>
/// <param name="Rule">Code of the rule; null for all. Beside a number it makes the choice one of that rule, server
/// and instrument, whatever its number: a room that is made again may number its alarms otherwise.</param>
internal sealed record AlarmChoice(long? Id, HaltScope? Scope, string? Rule)
{
    /// <summary>Beside a number and a rule: ticker of the instrument; null for none.</summary>
    public string? Symbol { get; init; }

    /// <summary>The first alarm that is meant.</summary>
    /// <param name="alarms">The alarms.</param>
    /// <param name="fleet">The fleet.</param>
    /// <returns>The alarm; null when there is none.</returns>
    public Alarm? Find(AlarmSnapshot alarms, FleetDefinition fleet) =>
        alarms.Groups.SelectMany(static group => group.Members).Concat(alarms.Shelved)
            .FirstOrDefault(alarm => Means(alarm, fleet));

    /// <summary>Whether an alarm is meant.</summary>
    /// <param name="alarm">The alarm.</param>
    /// <param name="fleet">The fleet.</param>
    /// <returns>True when it is.</returns>
    public bool Means(Alarm alarm, FleetDefinition fleet)
    {
        if (Id is not null && Rule is not null)
            return IsKey(alarm, fleet);
        if (Id is { } id)
            return alarm.Id == id;
        bool isCovered = Scope is { Kind: HaltScopeKind.Fleet }
            || (alarm.Finding.Server is { } server && Scope?.Covers(fleet.Servers[server.Index]) == true);
        return isCovered && (Rule is null || alarm.Finding.Rule == Rule);
    }

    private bool IsKey(Alarm alarm, FleetDefinition fleet) =>
        alarm.Finding.Rule == Rule
        && Scope?.Target == (alarm.Finding.Server is { } server ? fleet.Servers[server.Index].Name : null)
        && Symbol == (alarm.Finding.Symbol is { } symbol ? fleet.Symbols[symbol.Index].Ticker : null);

    /// <summary>The choice in words.</summary>
    public override string ToString() =>
        Id is { } id ? $"A-{id}" : $"alarms of {Scope}{(Rule is null ? "" : $", {Rule}")}";
}
