using System.Collections.Immutable;

namespace Ops.Telemetry.Contracts;

/// <summary>The rules of parity: they have no limit to set, what is found is found.</summary>
public static class ParityRules
{
    /// <summary>Code of the rule over unexplained messages before the open.</summary>
    public const string Residue = "parity-residue";

    /// <summary>All of them.</summary>
    public static ImmutableArray<RuleDescriptor> All { get; } =
    [
        .. Enum.GetValues<ParityFindingKind>().Select(static kind => Of(CodeOf(kind), TitleOf(kind))),
        Of(Residue, "Unexplained messages before the open"),
    ];

    /// <summary>The code of a kind of finding.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>Such as parity-older-build.</returns>
    public static string CodeOf(ParityFindingKind kind) => kind switch
    {
        ParityFindingKind.Missing => "parity-missing",
        ParityFindingKind.OffPlan => "parity-off-plan",
        ParityFindingKind.OlderBuild => "parity-older-build",
        ParityFindingKind.HashDiffers => "parity-hash",
        ParityFindingKind.ConfigDiffers => "parity-config",
        ParityFindingKind.FlagDiffers => "parity-flag",
        ParityFindingKind.TwoMeanings => "parity-two-meanings",
        ParityFindingKind.RetiredReachable => "parity-retired-reachable",
        ParityFindingKind.UnknownFlag => "parity-unknown-flag",
        ParityFindingKind.UnknownBuild => "parity-unknown-build",
        ParityFindingKind.LedgerContradicted => "parity-ledger",
        ParityFindingKind.ChangedWhileFlowing => "parity-changed",
        ParityFindingKind.RetiredSpeaks => "parity-retired-speaks",
        _ => throw new InvalidOperationException($"{kind} is not a kind of finding."),
    };

    /// <summary>A kind of finding in a few words.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>Such as "older build".</returns>
    public static string TitleOf(ParityFindingKind kind) => kind switch
    {
        ParityFindingKind.Missing => "Missing",
        ParityFindingKind.OffPlan => "Off plan",
        ParityFindingKind.OlderBuild => "Older build",
        ParityFindingKind.HashDiffers => "Same build, other content",
        ParityFindingKind.ConfigDiffers => "Other configuration",
        ParityFindingKind.FlagDiffers => "Flag not as planned",
        ParityFindingKind.TwoMeanings => "One flag, two meanings",
        ParityFindingKind.RetiredReachable => "Retired code reachable",
        ParityFindingKind.UnknownFlag => "Flag without a meaning",
        ParityFindingKind.UnknownBuild => "Build not in the ledger",
        ParityFindingKind.LedgerContradicted => "Server contradicts the ledger",
        ParityFindingKind.ChangedWhileFlowing => "Changed while flowing",
        ParityFindingKind.RetiredSpeaks => "Messages name retired code",
        _ => throw new InvalidOperationException($"{kind} is not a kind of finding."),
    };

    private static RuleDescriptor Of(string code, string title) => new(
        code, title, "What servers run, against the release plan and the flag-meaning ledger.", "findings",
        RuleFamily.Parity, Default: null, FleetDefault: null);
}
