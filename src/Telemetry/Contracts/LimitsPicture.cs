using System.Collections.Immutable;

namespace Ops.Telemetry.Contracts;

/// <summary>How everything is set, immutable: independent of anything measured.</summary>
/// <param name="Version">Rises with every change.</param>
/// <param name="Rules">The rules.</param>
/// <param name="Gates">The hard limits of the gates.</param>
/// <param name="Proposals">Loosenings that wait for a second person, oldest first.</param>
/// <param name="Raises">Limits raised while in use, oldest first; the last of them.</param>
/// <param name="Faults">Settings that are wired to nothing or could not be understood, a sentence each.</param>
public sealed record LimitsPicture(
    long Version, RuleBook Rules, GateLimitBook Gates, ImmutableArray<LimitProposal> Proposals,
    ImmutableArray<LimitRaise> Raises, ImmutableArray<string> Faults);
