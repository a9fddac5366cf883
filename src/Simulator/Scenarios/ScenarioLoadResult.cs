using System.Collections.Immutable;

namespace Ops.Simulator.Scenarios;

/// <summary>A scenario, or everything that is wrong with its file. There is no half of a scenario.</summary>
/// <param name="Scenario">The scenario; null when there are errors.</param>
/// <param name="Errors">All errors in the order of the file; empty when there is a scenario.</param>
public sealed record ScenarioLoadResult(Scenario? Scenario, ImmutableArray<ScenarioError> Errors);
