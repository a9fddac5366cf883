using System.Collections.Immutable;

namespace Ops.Telemetry.Contracts;

/// <summary>What a change would do, worked out before anybody does it.</summary>
/// <param name="Request">The change.</param>
/// <param name="Title">The change in words.</param>
/// <param name="Steps">What happens to each server.</param>
/// <param name="Effects">What every server of the fleet would execute, in the order of the servers and flags.</param>
/// <param name="Verdict">Whether that is better or worse.</param>
/// <param name="Sentence">The one sentence to read before pressing.</param>
/// <param name="Gained">Findings that would be new, one sentence each.</param>
/// <param name="Lost">Findings that would be gone.</param>
public sealed record ChangeOutlook(
    ChangeRequest Request, string Title, ImmutableArray<ChangeStep> Steps, ImmutableArray<ChangeEffect> Effects,
    ChangeVerdict Verdict, string Sentence, ImmutableArray<string> Gained, ImmutableArray<string> Lost);
