using Ops.Dashboard.Sessions;
using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Api;

/// <summary>One server of the fleet picture.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Group">Its group.</param>
/// <param name="Row">Identity of its row, to send as seenVersion with a kill.</param>
/// <param name="State">State of its flow; Blind when its feed can't be trusted and nothing halts it.</param>
/// <param name="Holds">Holds that cover it.</param>
/// <param name="Feed">Green, Yellow, Red or Quarantined.</param>
/// <param name="BlindSince">Market time since which the feed is not green; null when it is.</param>
/// <param name="Trouble">Why; null when it is green.</param>
/// <param name="Build">What it runs; null until it said so.</param>
/// <param name="OnPlan">Whether that is what the plan asks for; null until it said so.</param>
/// <param name="Flags">Its flags that are on.</param>
/// <param name="Reading">Its numbers.</param>
/// <param name="Limits">Its limits.</param>
/// <param name="Waiting">What it costs while nobody acts; null when nothing can be said.</param>
/// <param name="Ramp">Stage of its restart, in words; null when it is in none.</param>
internal sealed record FleetServerBody(
    string Name, string Group, string Row, string State, IReadOnlyList<string> Holds, string Feed, string? BlindSince,
    string? Trouble,
    string? Build, bool? OnPlan, IReadOnlyList<string> Flags, ReadingBody Reading, LimitsBody Limits,
    string? Ramp, WaitingBody? Waiting)
{
    /// <summary>From the two pictures.</summary>
    /// <param name="status">What is measured.</param>
    /// <param name="control">What has been ordered.</param>
    /// <param name="epoch">The world.</param>
    /// <param name="waiting">What waiting costs; null when nothing can be said.</param>
    /// <returns>The body.</returns>
    public static FleetServerBody From(
        ServerStatus status, ControlSnapshot control, long epoch, WaitingCost? waiting = null)
    {
        ServerControl? ordered = control.Servers.FirstOrDefault(c => c.Name == status.Server.Name);
        FlowState state = ordered?.State ?? FlowState.Blind;
        bool blind = state == FlowState.Flowing && status.Feed is FeedColour.Red or FeedColour.Quarantined;
        return new FleetServerBody(
            status.Server.Name, status.Server.Group, new SeenRow(epoch, status.Server.Name, status.Server.Id.Index)
            .ToString(),
            blind ? "Blind" : state.ToString(), ordered is null ? [] : [.. ordered.Holds.Select(h => h.Id.ToString())],
            status.Feed.ToString(), status.BlindSince?.ToString(), status.Trouble, status.Manifest?.Build,
            status.Manifest?.OnPlan,
            status.Manifest is null ? [] : [.. status.Manifest.Flags.Where(f => f.Value).Select(f => f.Name)],
            ReadingBody.From(status.Reading), LimitsBody.From(status.Limits),
            ordered is null ? null : control.RampOf(ordered)?.Words(status.Reading.At),
            WaitingBody.From(waiting));
    }
}
