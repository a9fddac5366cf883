using System.Globalization;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Detection.Scan;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Orders;

/// <summary>
/// Orders the gate itself refused in a minute, one finding for each reason. Refusals under a hold are not counted: they
/// are what the hold is for.
/// </summary>
/// <param name="scan">The look at the slice that the rules share.</param>
internal sealed class GateRefusalRule(SliceScan scan) : StreamDetector
{
    /// <inheritdoc/>
    public override string Rule => "gate-refusals";

    /// <inheritdoc/>
    public override void Judge(in Measurement measured, RuleSetting setting, VerdictList verdicts) =>
        Add(measured.Now.Nanoseconds, verdicts);

    /// <inheritdoc/>
    public override void Inspect(
        ReadOnlySpan<OrderEvent> events, in Measurement measured, RuleSetting setting, VerdictList verdicts)
    {
        if (!events.IsEmpty)
            Add(events[^1].TimeNanoseconds, verdicts);
    }

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding)
    {
        string reason = Word((GateRefusal)finding.Verdict.Topic);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The gate refused {Counted.Of(finding.Verdict.Value, "order")} in a minute, reason {reason}.");
    }

    private void Add(long now, VerdictList verdicts)
    {
        if (!scan.Refusals.Any)
            return;
        for (int reason = 0; reason < RefusalCounts.Reasons; reason++)
        {
            (int count, long first, int symbol) = scan.Refusals.Of(reason, now);
            if (count > 0)
                verdicts.Add(new Verdict { Value = count, Topic = reason, Event = first, Symbol = symbol });
        }
    }

    /// <summary>"OrderNotional" as "order notional".</summary>
    private static string Word(GateRefusal reason) => string.Concat(
        reason.ToString().Select(static (letter, i) =>
            char.IsUpper(letter) ? (i == 0 ? "" : " ") + char.ToLowerInvariant(letter) : letter.ToString()));
}
