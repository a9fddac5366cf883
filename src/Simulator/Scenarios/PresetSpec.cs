using System.Collections.Immutable;

namespace Ops.Simulator.Scenarios;

/// <summary>A variant: further timeline items and other parameters of code paths.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Title">Its title for people.</param>
/// <param name="Note">What differs and how sure that is.</param>
/// <param name="Timeline">Items added to the scenario's timeline.</param>
/// <param name="Paths">Code paths that replace those of the same name.</param>
/// <param name="Market">Reaction of prices to our own flow in place of the scenario's; null to keep it.</param>
public sealed record PresetSpec(
    string Name, string Title, string Note, ImmutableArray<TimelineItem> Timeline, ImmutableArray<CodePathSpec> Paths,
    MarketSpec? Market = null);
