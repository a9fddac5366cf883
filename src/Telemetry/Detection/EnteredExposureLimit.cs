using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection;

/// <summary>
/// Open plus filled exposure against its limit: orders count when they are entered, not when they are filled.
/// </summary>
internal sealed class EnteredExposureLimit : StreamDetector
{
    private Threshold _threshold = Threshold.Unset;

    /// <inheritdoc/>
    public override string Rule => "entered-exposure";

    /// <inheritdoc/>
    public override void Use(RuleSetting setting) => _threshold = Threshold.Of(setting);

    /// <inheritdoc/>
    public override void Judge(in Measurement measured, RuleSetting setting, VerdictList verdicts) =>
        verdicts.Add(measured.EnteredExposure.Units);

    /// <inheritdoc/>
    public override void Inspect(
        ReadOnlySpan<OrderEvent> events, in Measurement measured, RuleSetting setting, VerdictList verdicts)
    {
        if (measured.Server is not { } server || events.IsEmpty)
            return;
        long exposure = server.EnteredExposure;
        if (!_threshold.IsReachedBy(exposure))
            return;
        ref readonly OrderEvent crossing = ref Crossing(events, exposure, setting.Limit);
        verdicts.Add(new Verdict
        {
            Value = exposure, Event = crossing.FeedSequence, EventAt = crossing.TimeNanoseconds,
            Parent = crossing.ParentNumber, Order = crossing.OrderNumber, OrderSymbol = crossing.SymbolIndex,
        });
    }

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding) =>
        $"Entered exposure {StandingFinding.Dollars(finding.Verdict.Value)} is {finding.AgainstDollars()}.";

    // Back from the end: the last order before which the limit was not crossed yet. Only orders raise the sum at once.
    private static ref readonly OrderEvent Crossing(ReadOnlySpan<OrderEvent> events, long exposure, long limit)
    {
        int crossing = events.Length - 1;
        for (int i = events.Length - 1; i >= 0 && exposure > limit; i--)
        {
            if (events[i].Kind != OrderEventKind.Sent)
                continue;
            crossing = i;
            exposure -= events[i].PriceTicks * events[i].Quantity;
        }
        return ref events[crossing];
    }
}
