using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Parity;

/// <summary>
/// One flag across the fleet: when it is on and selects different code on different servers, equal values hide that the
/// servers do different things. Where plan or ledger say which meaning is meant, only the others are wrong.
/// </summary>
internal static class MeaningCheck
{
    /// <summary>Flags with more than one live meaning.</summary>
    /// <param name="facts">The facts.</param>
    /// <returns>One finding for each flag and meaning that is not meant.</returns>
    public static IEnumerable<ParityFinding> Of(ParityFacts facts)
    {
        IEnumerable<IGrouping<string, Live>> flags = facts.Servers
            .SelectMany(server => LiveOn(facts, server)).GroupBy(static live => live.Flag);
        foreach (IGrouping<string, Live> flag in flags)
        {
            ILookup<string, Live> meanings = flag.ToLookup(static live => live.Path);
            if (meanings.Count > 1)
            {
                foreach (ParityFinding found in Split(facts, flag.Key, meanings))
                    yield return found;
            }
        }
    }

    private static IEnumerable<Live> LiveOn(ParityFacts facts, ServerDefinition server)
    {
        if (facts.Manifests[server.Id.Index] is not { } manifest)
            yield break;
        LedgerBuild? build = facts.Release.Ledger.Build(manifest.Build);
        foreach (FlagState flag in manifest.Flags.Where(static flag => flag.Value))
        {
            if ((build?.PathOf(flag.Name) ?? flag.Selects) is { } path)
                yield return new Live(flag.Name, path, server);
        }
    }

    private static IEnumerable<ParityFinding> Split(ParityFacts facts, string flag, ILookup<string, Live> meanings)
    {
        string? meant = Meant(facts, flag, meanings);
        string all = Sentence(facts, flag, meanings);
        if (meant is null)
        {
            string actual = string.Join(", ", meanings.Select(static group => group.Key).Order(StringComparer.Ordinal));
            yield return Finding(facts, flag, "one meaning", actual, meanings.SelectMany(static group => group), all);
            yield break;
        }
        foreach (IGrouping<string, Live> other in meanings.Where(group => group.Key != meant))
            yield return Finding(facts, flag, meant, other.Key, other, all);
    }

    private static string? Meant(ParityFacts facts, string flag, ILookup<string, Live> meanings)
    {
        FlagLedger ledger = facts.Release.Ledger;
        string[] planned = facts.Release.Plan is not { } plan ? [] :
        [
            .. facts.Servers.SelectMany(server => plan.AskedAt(server.Name, facts.Now))
                .Select(asked => ledger.Build(asked.Build)?.PathOf(flag)).OfType<string>().Distinct(),
        ];
        if (planned.Length == 1)
            return planned[0];
        string[] alive =
            [.. meanings.Select(static group => group.Key).Where(path => ledger.Path(path) is { Retired: false })];
        return alive.Length == 1 ? alive[0] : null;
    }

    private static string Sentence(ParityFacts facts, string flag, ILookup<string, Live> meanings)
    {
        IReadOnlyList<string> names = facts.Names;
        IEnumerable<string> parts = meanings.OrderByDescending(static group => group.Count())
            .ThenBy(static group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{facts.Release.Ledger.TitleOf(group.Key)} on " +
                NameList.Of(group.Select(static live => live.Server.Name), names));
        return $"{flag} is on and means more than one thing: {string.Join(", ", parts)}.";
    }

    private static ParityFinding Finding(
        ParityFacts facts, string flag, string expected, string actual, IEnumerable<Live> wrong, string sentence)
    {
        ImmutableArray<ServerId> servers =
            [.. wrong.Select(static live => live.Server.Id).OrderBy(static id => id.Index)];
        return new ParityFinding(
            ParityFindingKind.TwoMeanings, servers, flag, expected, actual, AnomalySeverity.Critical, facts.Now,
            sentence);
    }

    private readonly record struct Live(string Flag, string Path, ServerDefinition Server);
}
