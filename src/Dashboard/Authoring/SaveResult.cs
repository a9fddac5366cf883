using System.Collections.Immutable;
using Ops.Simulator.Scenarios;

namespace Ops.Dashboard.Authoring;

/// <summary>What became of it, in words.</summary>
/// <param name="Outcome">What.</param>
/// <param name="Sentence">The same as a sentence, with what would be right.</param>
/// <param name="Faults">Faults of the text.</param>
internal sealed record SaveResult(SaveOutcome Outcome, string Sentence, ImmutableArray<ScenarioError> Faults)
{
    /// <summary>Digest of what stands now; empty when nothing was written.</summary>
    public string Stamp { get; init; } = "";
}
