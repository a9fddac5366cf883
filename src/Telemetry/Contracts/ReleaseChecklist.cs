using System.Collections.Immutable;

namespace Ops.Telemetry.Contracts;

/// <summary>What the facts say about the release of a hold, at one moment.</summary>
/// <param name="Hold">The hold.</param>
/// <param name="Lines">One line per <see cref="ReleaseItem"/>, in its order.</param>
public sealed record ReleaseChecklist(HoldId Hold, ImmutableArray<ReleaseLine> Lines)
{
    /// <summary>Lines that are not borne out: each needs an override of its own.</summary>
    public IEnumerable<ReleaseLine> Open => Lines.Where(static line => line.Verdict != ReleaseVerdict.Pass);

    /// <summary>Whether every line is borne out.</summary>
    public bool IsClear => !Open.Any();

    /// <summary>Whether some overrides are what is needed: one for each open line, each with its reason. One for a line
    /// that passes is none: nothing is overridden in advance.</summary>
    /// <param name="overrides">The overrides.</param>
    /// <returns>Why not, in a sentence; null when they are.</returns>
    public string? Refuses(ImmutableArray<ReleaseOverride> overrides)
    {
        ImmutableArray<ReleaseOverride> given = overrides.IsDefault ? [] : overrides;
        foreach (IGrouping<ReleaseItem, ReleaseOverride> item in given.GroupBy(static one => one.Item))
        {
            if (item.Count() > 1)
                return $"The line {Word(item.Key)} is overridden twice; one override is for one line.";
            if (string.IsNullOrWhiteSpace(item.First().Reason)
                || item.First().Reason.Length > Model.Limits.ReasonLength)
            {
                return $"The override of the line {Word(item.Key)} needs a reason of 1 to " +
                    $"{Model.Limits.ReasonLength} characters.";
            }
        }
        ReleaseLine[] missing = [.. Open.Where(line => given.All(one => one.Item != line.Item))];
        return missing.Length == 0 ? null : string.Join(' ', missing.Select(static line =>
            $"{Word(line.Item)}: {line.Verdict.ToString().ToLowerInvariant()}. {line.Fact}"));
    }

    /// <summary>The overrides that stand for an open line.</summary>
    /// <param name="overrides">What was given.</param>
    /// <returns>Those that count.</returns>
    public ImmutableArray<ReleaseOverride> Used(ImmutableArray<ReleaseOverride> overrides) =>
        [.. (overrides.IsDefault ? [] : overrides).Where(one => Open.Any(line => line.Item == one.Item))];

    /// <summary>The checklist in one line for the trail, with what was overridden and why.</summary>
    /// <param name="overrides">The overrides; none when nothing was approved.</param>
    /// <returns>The sentence.</returns>
    public string Text(ImmutableArray<ReleaseOverride> overrides) => string.Join(' ', Lines.Select(line =>
    {
        ReleaseOverride? by = overrides.IsDefault ? null : overrides.FirstOrDefault(one => one.Item == line.Item);
        string over = by is null ? "" : $" OVERRIDDEN: {by.Reason}";
        return $"[{Word(line.Item)} {line.Verdict.ToString().ToLowerInvariant()}: {line.Fact}{over}]";
    }));

    /// <summary>A line's name as it is written and shown.</summary>
    /// <param name="item">The line.</param>
    /// <returns>Such as "orders".</returns>
    public static string Word(ReleaseItem item) => item.ToString().ToLowerInvariant();
}
