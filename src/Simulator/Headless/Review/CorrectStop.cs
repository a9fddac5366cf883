using System.Collections.Immutable;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Scenarios.Reading;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless.Review;

/// <summary>The smallest sufficient stop of a scenario: a kill of each guilty server, and of no other.</summary>
internal static class CorrectStop
{
    /// <summary>The stop at a time.</summary>
    /// <param name="scenario">The scenario; nobody is stopped when it has no incident.</param>
    /// <param name="at">When.</param>
    /// <param name="mode">How hard.</param>
    /// <returns>The kills.</returns>
    public static ImmutableArray<ScriptedAction> At(Scenario scenario, MarketTime at, HaltMode mode) =>
    [
        .. (scenario.Truth?.GuiltyServers ?? []).Select((server, i) => new ScriptedAction.Kill(
            at, "reference", new Place(i + 1, 1), HaltScope.Server(server), mode, "The smallest sufficient stop.")),
    ];

    /// <summary>The stop at a time, in the world an instructor made of the scenario's.</summary>
    /// <param name="instructor">What the instructor did to it, in order of time.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="at">When.</param>
    /// <returns>Both, in order of time.</returns>
    public static ImmutableArray<ScriptedAction> In(
        ImmutableArray<ScriptedAction> instructor, Scenario scenario, MarketTime at) =>
        [.. At(scenario, at, HaltMode.BlockAndCancel).Concat(instructor).OrderBy(static action => action.At)];

    /// <summary>When a trainee could first have made it.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <returns>When the incident can be known and somebody is there; the start of the session at the
    /// earliest.</returns>
    public static MarketTime Earliest(Scenario scenario)
    {
        TimeSpan seen = scenario.Truth?.VisibleFrom ?? scenario.Truth?.Onset ?? scenario.Session.Start;
        TimeSpan there = scenario.Training?.StartAt ?? scenario.Session.Start;
        return MarketTime.FromTimeOfDay(seen > there ? seen : there);
    }
}
