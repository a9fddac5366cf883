using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Parity;

/// <summary>One server against the flag-meaning ledger: what it would execute, whatever the plan says.</summary>
internal static class LedgerCheck
{
    /// <summary>What the ledger warns of.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="server">The server.</param>
    /// <returns>The findings; none without a ledger.</returns>
    public static IEnumerable<ParityFinding> Of(ParityFacts facts, ServerDefinition server)
    {
        FlagLedger ledger = facts.Release.Ledger;
        if (ledger.Builds.IsEmpty || facts.Manifests[server.Id.Index] is not { } manifest)
            yield break;
        if (ledger.Build(manifest.Build) is not { } build)
        {
            yield return Unknown(server, manifest, facts.Now);
            yield break;
        }
        if (manifest.BuildHash != build.Hash && !IsPlanned(facts, server, manifest))
            yield return Finding.OtherContent(server, build.Name, build.Hash, manifest.BuildHash, facts.Now);
        if (ledger.Path(build.DefaultPath) is { Retired: true } usual)
            yield return Retired(server, build, flag: null, usual, facts.Now);
        foreach (FlagState flag in manifest.Flags)
        {
            if (OfFlag(ledger, build, server, flag, facts.Now) is { } found)
                yield return found;
        }
    }

    // the plan's own hash goes before the ledger's, and PlanCheck has compared it
    private static bool IsPlanned(ParityFacts facts, ServerDefinition server, ServerManifest manifest) =>
        facts.Release.Plan?.AskedAt(server.Name, facts.Now)
            .Any(asked => asked.Build == manifest.Build && asked.BuildHash is not null) == true;

    private static ParityFinding? OfFlag(
        FlagLedger ledger, LedgerBuild build, ServerDefinition server, FlagState flag, MarketTime now)
    {
        if (build.PathOf(flag.Name) is not { } path)
        {
            bool known = ledger.Builds.Any(other => other.PathOf(flag.Name) is not null);
            return flag.Value || !known ? WithoutMeaning(server, build, flag, now) : null;
        }
        if (flag.Value && ledger.Path(path) is { Retired: true } facts)
            return Retired(server, build, flag.Name, facts, now);
        return flag.Selects == path ? null : Contradiction(ledger, server, build, flag, path, now);
    }

    private static ParityFinding Unknown(ServerDefinition server, ServerManifest manifest, MarketTime now) =>
        Finding.Of(
            ParityFindingKind.UnknownBuild, server, manifest.Build, "a build of the ledger", manifest.Build,
            AnomalySeverity.Critical, now,
            $"{server.Name} runs {manifest.Build}, which the ledger does not know: nobody can say what it executes.");

    private static ParityFinding WithoutMeaning(
        ServerDefinition server, LedgerBuild build, FlagState flag, MarketTime now) => Finding.Of(
        ParityFindingKind.UnknownFlag, server, flag.Name, $"a meaning in {build.Name}", Finding.Word(flag.Value),
        flag.Value ? AnomalySeverity.Critical : AnomalySeverity.Warning, now,
        $"{flag.Name} is {Finding.Word(flag.Value)} on {server.Name}, and the ledger has no meaning for it in " +
        $"{build.Name}.");

    private static ParityFinding Retired(
        ServerDefinition server, LedgerBuild build, string? flag, CodePathFacts path, MarketTime now) => Finding.Of(
        ParityFindingKind.RetiredReachable, server, flag ?? "default path", "no retired code", path.Name,
        AnomalySeverity.Critical, now,
        flag is null
            ? $"{server.Name} executes retired code: {path.Title} is the usual path of {build.Name}."
            : $"{server.Name} can execute retired code: {flag} is on, and in {build.Name} it selects {path.Title}.");

    private static ParityFinding Contradiction(
        FlagLedger ledger, ServerDefinition server, LedgerBuild build, FlagState flag, string path, MarketTime now)
    {
        string said = flag.Selects is null ? "nothing" : ledger.TitleOf(flag.Selects);
        return Finding.Of(
            ParityFindingKind.LedgerContradicted, server, flag.Name, path, flag.Selects ?? "nothing",
            AnomalySeverity.Critical, now,
            $"{server.Name} says that {flag.Name} selects {said} in {build.Name}; the ledger says " +
            $"{ledger.TitleOf(path)}.");
    }
}
