using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Parity;

/// <summary>One server against the release plan.</summary>
internal static class PlanCheck
{
    /// <summary>What differs from the plan.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="server">The server.</param>
    /// <returns>The findings; none while it runs something that the plan asks for now.</returns>
    public static IEnumerable<ParityFinding> Of(ParityFacts facts, ServerDefinition server)
    {
        if (facts.Release.Plan is not { } plan)
            return [];
        PlannedRelease[] asked = [.. plan.AskedAt(server.Name, facts.Now)];
        ServerManifest? manifest = facts.Manifests[server.Id.Index];
        if (manifest is null)
            return asked.Length > 0 && facts.JudgeMissing ? [Missing(server, asked[0], facts.Now)] : [];
        if (asked.Length == 0)
            return [Unplanned(server, manifest, facts.Now)];
        ParityFinding[][] differences =
            [.. asked.Select(release => Differences(facts, server, manifest, release).ToArray())];
        return differences.FirstOrDefault(static found => found.Length == 0) ?? differences[0];
    }

    private static IEnumerable<ParityFinding> Differences(
        ParityFacts facts, ServerDefinition server, ServerManifest manifest, PlannedRelease asked)
    {
        if (manifest.Build != asked.Build)
            yield return OtherBuild(facts, server, manifest, asked);
        else if (asked.BuildHash is { } hash && hash != manifest.BuildHash)
            yield return Finding.OtherContent(server, asked.Build, hash, manifest.BuildHash, facts.Now);
        if (asked.ConfigDigest is { } digest && digest != manifest.ConfigDigest)
            yield return OtherConfiguration(server, digest, manifest.ConfigDigest, facts.Now);
        foreach (PlannedFlag flag in asked.Flags)
        {
            bool? value = manifest.Flags.FirstOrDefault(state => state.Name == flag.Name)?.Value;
            if (value != flag.Value)
                yield return OtherValue(server, flag, value, facts.Now);
        }
    }

    private static ParityFinding Missing(ServerDefinition server, PlannedRelease asked, MarketTime now) => Finding.Of(
        ParityFindingKind.Missing, server, "manifest", asked.Build, "nothing", AnomalySeverity.Warning, now,
        $"{server.Name} has not said what it runs; the plan asks for {asked.Build}.");

    private static ParityFinding Unplanned(ServerDefinition server, ServerManifest manifest, MarketTime now) =>
        Finding.Of(
            ParityFindingKind.OffPlan, server, "build", "not in the plan", manifest.Build, AnomalySeverity.Critical,
            now, $"{server.Name} runs {manifest.Build} and is not in the release plan.");

    private static ParityFinding OtherBuild(
        ParityFacts facts, ServerDefinition server, ServerManifest manifest, PlannedRelease asked)
    {
        bool isOlder = facts.Release.Ledger.IsOlder(manifest.Build, asked.Build);
        return Finding.Of(
            isOlder ? ParityFindingKind.OlderBuild : ParityFindingKind.OffPlan, server, "build", asked.Build,
            manifest.Build, AnomalySeverity.Critical, facts.Now,
            isOlder
                ? $"{server.Name} runs {manifest.Build}, which {asked.Build} replaced: the plan asks for {asked.Build}."
                : $"{server.Name} runs {manifest.Build}; the plan asks for {asked.Build}.");
    }

    private static ParityFinding OtherConfiguration(
        ServerDefinition server, string asked, string? actual, MarketTime now) => Finding.Of(
        ParityFindingKind.ConfigDiffers, server, "configuration", asked, actual ?? "not said",
        AnomalySeverity.Warning, now,
        actual is null
            ? $"{server.Name} does not say which configuration it has; the plan asks for digest {asked}."
            : $"{server.Name} has the configuration {actual}; the plan asks for {asked}.");

    private static ParityFinding OtherValue(
        ServerDefinition server, PlannedFlag flag, bool? value, MarketTime now) => Finding.Of(
        ParityFindingKind.FlagDiffers, server, flag.Name, Finding.Word(flag.Value), Finding.Word(value),
        AnomalySeverity.Warning, now,
        value is null
            ? $"{server.Name} says nothing of {flag.Name}; the plan asks for {Finding.Word(flag.Value)}."
            : $"{flag.Name} is {Finding.Word(value)} on {server.Name}; the plan asks for {Finding.Word(flag.Value)}.");
}
