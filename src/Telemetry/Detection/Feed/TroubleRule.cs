using Ops.Telemetry.Contracts;
using Ops.Telemetry.Detection.Peers;

namespace Ops.Telemetry.Detection.Feed;

/// <summary>
/// A trouble of one server's feed. While half or more of the servers have it, it is none of theirs, and <see
/// cref="SharedTroubleRule"/> speaks for the fleet instead.
/// </summary>
/// <param name="rule">Code of the rule.</param>
/// <param name="kind">The trouble.</param>
internal abstract class TroubleRule(string rule, PeerTrouble kind) : Detector
{
    /// <inheritdoc/>
    public override string Rule => rule;

    /// <inheritdoc/>
    public override void Judge(in Measurement measured, RuleSetting setting, VerdictList verdicts)
    {
        Measured? measure = Measure(measured);
        // Peers count from a lower mark on: what befalls all does not befall them in the same instant.
        bool has = measure is { } found && StepWatch.IsReached(found.Value, setting.Limit, SharedFrom(setting));
        if (measured.Index >= 0)
            measured.Peers?.Set(kind, measured.Index, has);
        if (measure is not { } trouble)
            verdicts.Abstain(WhyNot);
        else if (has && measured.Peers is { } peers && peers.IsShared(kind))
            verdicts.Abstain("most servers have it at once: it is none of theirs");
        else
            verdicts.Add(trouble.Value, trouble.Detail, trouble.Reference);
    }

    private static int SharedFrom(RuleSetting setting) => Math.Max(1, setting.WarnAtPercent / 2);

    /// <inheritdoc/>
    public abstract override string Describe(in StandingFinding finding);

    /// <summary>Why there is no opinion when nothing is measured.</summary>
    protected abstract string WhyNot { get; }

    /// <summary>Measures the trouble.</summary>
    /// <param name="measured">The measurements.</param>
    /// <returns>What it is; null when there is no right to say.</returns>
    protected abstract Measured? Measure(in Measurement measured);

    /// <summary>How large the trouble is.</summary>
    /// <param name="Value">In the rule's unit.</param>
    /// <param name="Detail">A second figure for the sentence.</param>
    /// <param name="Reference">What the value was compared with.</param>
    protected readonly record struct Measured(long Value, long Detail = 0, long Reference = 0);
}
