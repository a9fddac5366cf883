using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Notify;

/// <summary>What a webhook is told: one group of alarms, when it comes up and when it becomes worse.</summary>
/// <param name="Event">raised or worsened.</param>
/// <param name="Mode">Live or Training: a training alarm is no real one.</param>
/// <param name="Group">Stable name of the group.</param>
/// <param name="Priority">Low, Medium or High.</param>
/// <param name="MarketTime">Market time.</param>
/// <param name="Server">Name of the server; null for the fleet.</param>
/// <param name="Rule">Rule of the root.</param>
/// <param name="Message">The sentence an operator reads.</param>
/// <param name="Alarms">How many there are beneath.</param>
internal sealed record AlarmMessage(
    string Event, string Mode, string Group, string Priority, string MarketTime, string? Server, string Rule,
    string Message, int Alarms)
{
    /// <summary>From a group.</summary>
    /// <param name="what">raised or worsened.</param>
    /// <param name="group">The group.</param>
    /// <param name="fleet">Its fleet; null when unknown.</param>
    /// <param name="at">Market time.</param>
    /// <returns>The message.</returns>
    public static AlarmMessage Of(string what, AlarmGroup group, FleetDefinition? fleet, MarketTime at) => new(
        what, fleet?.Mode.ToString() ?? "unknown", group.Key, group.Priority.ToString(), at.ToString(),
        group.Root.Finding.Server is { } server && fleet is not null && server.Index < fleet.Servers.Length
            ? fleet.Servers[server.Index].Name : null,
        group.Root.Finding.Rule, group.Root.Finding.Message, group.Count);
}
