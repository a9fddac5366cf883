using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless;

/// <summary>Which alarms an action means: one by its number, or those of a scope, of one rule or of all.</summary>
/// <param name="Id">The number; null when the scope chooses.</param>
/// <param name="Scope">The scope: its servers' alarms, for the fleet all; null when the number chooses.</param>
/// <param name="Rule">Code of the rule; null for all.</param>
internal sealed record AlarmChoice(long? Id, HaltScope? Scope, string? Rule)
{
    /// <summary>Whether an alarm is meant.</summary>
    /// <param name="alarm">The alarm.</param>
    /// <param name="fleet">The fleet.</param>
    /// <returns>True when it is.</returns>
    public bool Means(Alarm alarm, FleetDefinition fleet)
    {
        if (Id is { } id)
            return alarm.Id == id;
        bool isCovered = Scope is { Kind: HaltScopeKind.Fleet }
            || (alarm.Finding.Server is { } server && Scope?.Covers(fleet.Servers[server.Index]) == true);
        return isCovered && (Rule is null || alarm.Finding.Rule == Rule);
    }

    /// <summary>The choice in words.</summary>
    public override string ToString() =>
        Id is { } id ? $"A-{id}" : $"alarms of {Scope}{(Rule is null ? "" : $", {Rule}")}";
}
