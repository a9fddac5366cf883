using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Parity;

/// <summary>Says in a sentence what a change would do, the worst first.</summary>
internal static class ChangeSentence
{
    /// <summary>The sentence.</summary>
    /// <param name="effects">What every server would execute.</param>
    /// <param name="had">Findings before.</param>
    /// <param name="has">Findings after.</param>
    /// <param name="names">Servers in order.</param>
    /// <param name="parity">What servers run.</param>
    /// <returns>Such as "Turns 7 more servers into Power Peg: smars-1 ... smars-7."</returns>
    public static string Of(
        ImmutableArray<ChangeEffect> effects, ImmutableArray<ParityFinding> had, ImmutableArray<ParityFinding> has,
        IReadOnlyList<string> names, ParityPicture parity)
    {
        var parts = new List<string>();
        foreach (IGrouping<string, ChangeEffect> turn in Turns(effects, static effect => effect.After))
            parts.Add(Into(turn, effects, names));
        string[] lost = Servers(effects.Where(static e => e is { Differs: true, After: null }));
        if (lost.Length > 0)
            parts.Add($"Nobody can say what {NameList.Of(lost, names)} would execute.");
        foreach (IGrouping<string, ChangeEffect> turn in Turns(effects, static effect => effect.Before))
            parts.Add($"Takes {NameList.Of(Servers(turn), names)} out of {turn.Key}.");
        foreach (IGrouping<string, ChangeEffect> move in effects
            .Where(static e => e is { Differs: true, Before.Retired: false, After.Retired: false })
            .GroupBy(static e => $"{e.Before!.Title} to {e.After!.Title}"))
            parts.Add($"Moves {NameList.Of(Servers(move), names)} from {move.Key}.");
        if (parts.Count == 0)
            parts.Add("No server would execute anything else.");
        if (Plan(had, has, names, parity) is { } plan)
            parts.Add(plan);
        return string.Join(' ', parts);
    }

    private static IEnumerable<IGrouping<string, ChangeEffect>> Turns(
        ImmutableArray<ChangeEffect> effects, Func<ChangeEffect, CodePathFacts?> side) => effects
        .Where(effect => effect.Differs && side(effect) is { Retired: true })
        .GroupBy(effect => side(effect)!.Title);

    private static string Into(
        IGrouping<string, ChangeEffect> turn, ImmutableArray<ChangeEffect> effects, IReadOnlyList<string> names)
    {
        string[] servers = Servers(turn);
        bool more = effects.Any(effect => effect.Before?.Title == turn.Key);
        string count = servers.Length == 1 ? "1 server" : $"{servers.Length} servers";
        return $"Turns {(more ? count.Replace(" server", " more server") : count)} into {turn.Key}: " +
            $"{NameList.Of(servers, names)}.";
    }

    private static string? Plan(
        ImmutableArray<ParityFinding> had, ImmutableArray<ParityFinding> has, IReadOnlyList<string> names,
        ParityPicture parity)
    {
        if (parity.Release.Plan is null)
            return null;
        string[] before = OffPlan(had, names);
        string[] after = OffPlan(has, names);
        string[] off = [.. after.Except(before)];
        string[] back = [.. before.Except(after)];
        string? takes = off.Length > 0 ? $"Takes {NameList.Of(off, names)} off the release plan." : null;
        string? brings = back.Length > 0 ? $"Brings {NameList.Of(back, names)} back to the release plan." : null;
        return takes is null && brings is null ? null : string.Join(' ', new[] { takes, brings }.OfType<string>());
    }

    private static string[] OffPlan(ImmutableArray<ParityFinding> findings, IReadOnlyList<string> names) =>
    [
        .. findings.Where(static finding => finding.Kind is ParityFindingKind.OffPlan or ParityFindingKind.OlderBuild
                or ParityFindingKind.FlagDiffers or ParityFindingKind.HashDiffers or ParityFindingKind.ConfigDiffers)
            .SelectMany(static finding => finding.Servers).Select(server => names[server.Index]).Distinct(),
    ];

    private static string[] Servers(IEnumerable<ChangeEffect> effects) =>
        [.. effects.Select(static effect => effect.Server).Distinct()];
}
