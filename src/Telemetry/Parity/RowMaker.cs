using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Parity;

/// <summary>Makes a server's row of the matrix.</summary>
internal static class RowMaker
{
    /// <summary>Makes a row.</summary>
    /// <param name="server">The server.</param>
    /// <param name="manifest">What it says it runs; null until it said so.</param>
    /// <param name="previous">The build it ran before in this session; null for none.</param>
    /// <param name="release">Plan and ledger.</param>
    /// <param name="now">Market time.</param>
    /// <returns>The row.</returns>
    public static ParityRow Make(
        ServerDefinition server, ServerManifest? manifest, string? previous, ReleaseBook release, MarketTime now)
    {
        FlagLedger ledger = release.Ledger;
        PlannedRelease? planned = release.Plan?.AskedAt(server.Name, now).FirstOrDefault();
        LedgerBuild? build = manifest is null ? null : ledger.Build(manifest.Build);
        LedgerBuild? plannedBuild = planned is null ? null : ledger.Build(planned.Build);
        IEnumerable<string> names = (manifest?.Flags.Select(static flag => flag.Name) ?? [])
            .Concat(planned?.Flags.Select(static flag => flag.Name) ?? []);
        ImmutableArray<ParityFlag> flags =
        [
            .. names.Distinct().Order(StringComparer.Ordinal).Select(name => new ParityFlag(
                name, manifest?.Flags.FirstOrDefault(flag => flag.Name == name)?.Value,
                Meaning(ledger, build, manifest, name), planned?.ValueOf(name),
                Known(ledger, plannedBuild?.PathOf(name)))),
        ];
        return new ParityRow(
            server, manifest, planned, Known(ledger, build?.DefaultPath), previous ?? build?.Supersedes, flags);
    }

    /// <summary>What the ledger says, else what the server says.</summary>
    private static CodePathFacts? Meaning(
        FlagLedger ledger, LedgerBuild? build, ServerManifest? manifest, string flag) => Known(
        ledger, build?.PathOf(flag) ?? manifest?.Flags.FirstOrDefault(state => state.Name == flag)?.Selects);

    private static CodePathFacts? Known(FlagLedger ledger, string? path) => path is null ? null
        : ledger.Path(path) ?? new CodePathFacts(path, path, Retired: false, Owner: null, Purpose: null);
}
