using System.Globalization;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Conservation;

/// <summary>
/// Children that contradict the client order they belong to, counted over a minute: more than it asked for, against its
/// side, after it was complete, of a parent that never came or of none. Counted in orders, not in seconds: no rate and
/// no history is needed, so it speaks on the first order of a loop.
/// </summary>
internal sealed class OrderConservationRule : StreamDetector
{
    private readonly BreachCount _count = new(static kind => kind != ConservationBreachKind.Overfilled);

    /// <inheritdoc/>
    public override string Rule => "order-conservation";

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
        $"{Counted.Of(finding.Verdict.Value, "order")} in a minute " +
        $"{Counted.Verb(finding.Verdict.Value, "contradict their", "contradicts its")} client order, the latest " +
        $"because {Why((ConservationBreachKind)finding.Verdict.Detail)}; {finding.AgainstCount()}.");

    private static string Why(ConservationBreachKind kind) => kind switch
    {
        ConservationBreachKind.Overcommitted => "executed and live shares are more than the client asked for",
        ConservationBreachKind.OppositeSide => "it trades against its client order",
        ConservationBreachKind.AfterComplete => "its client order was complete before",
        ConservationBreachKind.Orphan => "its client order never arrived",
        ConservationBreachKind.WithoutParent => "it names no client order",
        _ => throw new InvalidOperationException($"{kind} is not about an order."),
    };
}
