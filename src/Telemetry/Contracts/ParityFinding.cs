using System.Collections.Immutable;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>One difference between what runs and what should run.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Servers">Servers it is about: those that are wrong by it, in the order of their ids.</param>
/// <param name="Subject">What differs: a build, a flag, the configuration.</param>
/// <param name="Expected">What was expected.</param>
/// <param name="Actual">What is.</param>
/// <param name="Severity">How bad.</param>
/// <param name="Since">Market time when it was first seen without a pause.</param>
/// <param name="Sentence">One sentence for the operator.</param>
public sealed record ParityFinding(
    ParityFindingKind Kind, ImmutableArray<ServerId> Servers, string Subject, string Expected, string Actual,
    AnomalySeverity Severity, MarketTime Since, string Sentence)
{
    /// <summary>Stable code of its rule.</summary>
    public string Rule => ParityRules.CodeOf(Kind);

    /// <summary>
    /// What makes it this finding and no other on a server: an override is bound to it, and a finding that differs in
    /// any of it is a new one.
    /// </summary>
    public string Key => $"{Rule}|{Subject}|{Expected}|{Actual}";

    /// <summary>Servers on which two people have overridden it.</summary>
    public ImmutableArray<ServerId> OverriddenOn { get; init; } = [];

    /// <summary>Whether some server still waits for it to be resolved.</summary>
    public bool IsOpen => OverriddenOn.Length < Servers.Length;
}
