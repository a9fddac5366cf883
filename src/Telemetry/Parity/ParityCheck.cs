using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Parity;

/// <summary>
/// Compares what servers say they run with plan and ledger. A pure function: the same facts, however they are ordered,
/// give the same findings.
/// </summary>
internal static class ParityCheck
{
    /// <summary>Shortest title of a path that is looked for in messages: shorter words are found everywhere.</summary>
    private const int LeastTitle = 4;

    /// <summary>Everything that does not agree.</summary>
    /// <param name="facts">The facts.</param>
    /// <returns>The findings, worst first, then by kind, server and subject.</returns>
    public static ImmutableArray<ParityFinding> Run(ParityFacts facts)
    {
        var all = new List<ParityFinding>();
        foreach (ServerDefinition server in facts.Servers)
        {
            all.AddRange(PlanCheck.Of(facts, server));
            all.AddRange(LedgerCheck.Of(facts, server));
        }
        all.AddRange(MeaningCheck.Of(facts));
        all.AddRange(facts.Changes.Select(change => Changed(facts, change)));
        all.AddRange(Speaking(facts));
        return
        [
            .. all.OrderByDescending(static finding => finding.Severity)
                .ThenBy(static finding => finding.Kind)
                .ThenBy(static finding => finding.Servers[0].Index)
                .ThenBy(static finding => finding.Key, StringComparer.Ordinal),
        ];
    }

    private static ParityFinding Changed(ParityFacts facts, ManifestChange change)
    {
        ServerDefinition server = facts.Servers[change.Server.Index];
        string what = change.Describe();
        return Finding.Of(
            ParityFindingKind.ChangedWhileFlowing, server, "manifest", "no change while it flows", what,
            AnomalySeverity.Warning, facts.Now,
            $"{server.Name} changed while its orders could leave, and the plan asked for no change then: {what}.");
    }

    private static IEnumerable<ParityFinding> Speaking(ParityFacts facts)
    {
        foreach (CodePathFacts path in facts.Release.Ledger.Paths)
        {
            if (!path.Retired || path.Title.Length < LeastTitle)
                continue;
            foreach (IGrouping<ServerId, ResiduePattern> server in facts.Unexplained
                .Where(pattern => pattern.Text.Contains(path.Title, StringComparison.OrdinalIgnoreCase))
                .GroupBy(static pattern => pattern.Server))
                yield return Speaks(facts, path, facts.Servers[server.Key.Index], server);
        }
    }

    private static ParityFinding Speaks(
        ParityFacts facts, CodePathFacts path, ServerDefinition server, IEnumerable<ResiduePattern> patterns)
    {
        ResiduePattern first = patterns.OrderBy(static pattern => pattern.First)
            .ThenBy(static pattern => pattern.Key, StringComparer.Ordinal).First();
        return Finding.Of(
            ParityFindingKind.RetiredSpeaks, server, path.Name, "no message of retired code", first.Text,
            AnomalySeverity.Critical, facts.Now,
            $"{server.Name} writes of {path.Title}, which was meant never to run again: \"{first.Text}\" from " +
            $"{first.Source}.");
    }
}
