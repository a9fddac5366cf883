using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Parity;

/// <summary>
/// The guard against the wrong remedy: works out what every server would execute after a change, before anybody makes
/// it. At Knight a rollback of the seven good servers made one bad server eight.
/// </summary>
internal static class ChangeThinker
{
    /// <summary>Thinks a change through.</summary>
    /// <param name="parity">What servers run, with plan and ledger.</param>
    /// <param name="request">The change.</param>
    /// <param name="now">Market time.</param>
    /// <returns>What it would do, or why that can't be said.</returns>
    public static ChangeThought Think(ParityPicture parity, ChangeRequest request, MarketTime now)
    {
        ImmutableArray<ChangeFault> faults = ChangeCheck.Of(parity, request);
        if (!faults.IsEmpty)
            return new ChangeThought(null, faults);
        ImmutableArray<ChangeStep> steps =
            [.. parity.Rows.Where(row => request.Servers.Contains(row.Server.Name)).Select(row => Step(row, request))];
        ServerManifest?[] before = [.. parity.Rows.Select(static row => row.Manifest)];
        ServerManifest?[] after = [.. parity.Rows.Select(row => After(parity, row, steps))];
        ImmutableArray<ParityFinding> had = Check(parity, before, now);
        ImmutableArray<ParityFinding> has = Check(parity, after, now);
        ImmutableArray<ChangeEffect> effects = EffectMaker.Make(parity, after);
        ChangeVerdict verdict = Weigh(parity, had, has);
        IReadOnlyList<string> names = [.. parity.Rows.Select(static row => row.Server.Name)];
        return new ChangeThought(
            new ChangeOutlook(
                request, request.Describe(names), steps, effects, verdict,
                ChangeSentence.Of(effects, had, has, names, parity), New(had, has), New(has, had)),
            []);
    }

    private static ChangeStep Step(ParityRow row, ChangeRequest request) => request.Kind switch
    {
        ChangeKind.Deploy => new ChangeStep(row.Server.Name, request.Build, null, On: false, Restarts: false),
        ChangeKind.Rollback => new ChangeStep(row.Server.Name, row.PreviousBuild, null, On: false, Restarts: false),
        ChangeKind.Restart => new ChangeStep(row.Server.Name, null, null, On: false, Restarts: true),
        _ => new ChangeStep(row.Server.Name, null, request.Flag, request.On == true, Restarts: false),
    };

    private static ServerManifest? After(ParityPicture parity, ParityRow row, ImmutableArray<ChangeStep> steps)
    {
        ChangeStep? step = steps.FirstOrDefault(item => item.Server == row.Server.Name);
        if (step is null || row.Manifest is not { } now)
            return row.Manifest;
        LedgerBuild? build = parity.Release.Ledger.Build(step.Build ?? now.Build);
        IEnumerable<FlagState> flags = now.Flags;
        if (step.Flag is { } flag)
            flags = flags.Where(state => state.Name != flag).Append(new FlagState(flag, step.On, null));
        return now with
        {
            Build = step.Build ?? now.Build,
            BuildHash = step.Build is null || build is null ? now.BuildHash : build.Hash,
            Flags = [.. flags.Select(state => state with { Selects = build?.PathOf(state.Name) ?? state.Selects })],
        };
    }

    private static ImmutableArray<ParityFinding> Check(
        ParityPicture parity, IReadOnlyList<ServerManifest?> manifests, MarketTime now) => ParityCheck.Run(
        new ParityFacts
        {
            Servers = [.. parity.Rows.Select(static row => row.Server)], Manifests = manifests,
            Release = parity.Release, Now = now,
        });

    /// <summary>
    /// Worse when any server can newly execute what nobody means; else fewer such servers, then fewer flags of two
    /// meanings, then fewer differences from the plan are better.
    /// </summary>
    private static ChangeVerdict Weigh(
        ParityPicture parity, ImmutableArray<ParityFinding> had, ImmutableArray<ParityFinding> has)
    {
        if (parity.Rows.Any(row => Dangers(has, row.Server.Id).Except(Dangers(had, row.Server.Id)).Any()))
            return ChangeVerdict.Worse;
        (int, int, int) before = Weight(had);
        (int, int, int) after = Weight(has);
        return after.CompareTo(before) switch
        {
            < 0 => ChangeVerdict.Better,
            0 => ChangeVerdict.Same,
            _ => ChangeVerdict.Worse,
        };
    }

    private static IEnumerable<string> Dangers(ImmutableArray<ParityFinding> findings, ServerId server) => findings
        .Where(finding => IsDanger(finding) && finding.Servers.Contains(server)).Select(static finding => finding.Key);

    private static bool IsDanger(ParityFinding finding) => finding.Severity == AnomalySeverity.Critical
        && finding.Kind is ParityFindingKind.RetiredReachable or ParityFindingKind.UnknownFlag
            or ParityFindingKind.UnknownBuild;

    private static (int Dangers, int Meanings, int Differences) Weight(ImmutableArray<ParityFinding> findings) => (
        findings.Count(IsDanger),
        findings.Where(static finding => finding.Kind == ParityFindingKind.TwoMeanings)
            .Sum(static finding => finding.Servers.Length),
        findings.Count(static finding => !IsDanger(finding) && finding.Kind != ParityFindingKind.TwoMeanings));

    private static ImmutableArray<string> New(
        ImmutableArray<ParityFinding> than, ImmutableArray<ParityFinding> findings)
    {
        HashSet<string> known = [.. than.Select(Identity)];
        return [.. findings.Where(finding => !known.Contains(Identity(finding))).Select(static f => f.Sentence)];
    }

    private static string Identity(ParityFinding finding) =>
        $"{finding.Key}|{string.Join(',', finding.Servers.Select(static server => server.Index))}";
}
