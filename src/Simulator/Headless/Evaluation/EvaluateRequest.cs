using System.Collections.Immutable;

namespace Ops.Simulator.Headless.Evaluation;

/// <summary>What the command line of evaluate asks for.</summary>
/// <param name="Scenarios">Directory of scenario files; null for the library.</param>
/// <param name="Seeds">Seeds for each case, at least 1.</param>
/// <param name="FirstSeed">The first of them; the others follow it.</param>
/// <param name="Only">Ids to run; empty for all.</param>
/// <param name="Kind">incident, benign or all.</param>
/// <param name="Report">Where the report goes; null for nowhere.</param>
internal sealed record EvaluateRequest(
    string? Scenarios, int Seeds, ulong FirstSeed, ImmutableArray<string> Only, string Kind, string? Report)
{
    /// <summary>How far each run departs from its scenario's file.</summary>
    public Difficulty Vary { get; init; }
}
