using System.Collections.Immutable;
using Ops.Simulator.Scenarios;

namespace Ops.Simulator.Headless;

/// <summary>The actions of a file in the order of their times, or everything that is wrong with it.</summary>
/// <param name="Actions">The actions; empty when there are errors.</param>
/// <param name="Errors">The errors in the order of the file.</param>
internal sealed record ActionFileResult(ImmutableArray<ScriptedAction> Actions, ImmutableArray<ScenarioError> Errors);
