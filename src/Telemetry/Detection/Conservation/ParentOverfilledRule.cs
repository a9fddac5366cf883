using System.Globalization;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Conservation;

/// <summary>
/// Executions beyond what the client asked for, counted over a minute. A single one can be a race: an order that filled
/// in spite of its cancel beside the one that replaced it.
/// </summary>
internal sealed class ParentOverfilledRule : StreamDetector
{
    private readonly BreachCount _count = new(static kind => kind == ConservationBreachKind.Overfilled);

    /// <inheritdoc/>
    public override string Rule => "parent-overfilled";

    /// <inheritdoc/>
    public override void Judge(in Measurement measured, RuleSetting setting, VerdictList verdicts) =>
        _count.Judge(measured.Now, verdicts);

    /// <inheritdoc/>
    public override void Inspect(
        ReadOnlySpan<OrderEvent> events, in Measurement measured, RuleSetting setting, VerdictList verdicts)
    {
        if (measured.Server is { } server && server.Parents.Conservation.InSlice > 0)
            _count.Inspect(events, server.Parents.Conservation, setting.Limit, verdicts);
    }

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Counted.Of(finding.Verdict.Value, "execution")} in a minute beyond what the client asked for, " +
        $"{Counted.Of(finding.Verdict.Reference, "share")} at the latest; {finding.AgainstCount()}.");
}
