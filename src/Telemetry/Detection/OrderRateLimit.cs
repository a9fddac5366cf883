using System.Globalization;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection;

/// <summary>
/// New orders in one second against their limit. Events are counted in a hundred slots of ten milliseconds, so that
/// the order that crossed is known, and known in its own batch; ticks judge by the second the screen shows.
/// </summary>
internal sealed class OrderRateLimit : IStreamDetector
{
    private const int Slots = 100;
    private const long SlotNanoseconds = MarketTime.NanosecondsPerSecond / Slots;

    private readonly int[] _counts = new int[Slots];
    private long _slot;
    private int _sum;

    /// <inheritdoc/>
    public string Rule => "order-rate";

    /// <inheritdoc/>
    public void Judge(in Measurement measured, RuleSetting setting, VerdictList verdicts) =>
        verdicts.Add(measured.OrdersIn1s);

    /// <inheritdoc/>
    public void Inspect(
        ReadOnlySpan<OrderEvent> events, in Measurement measured, RuleSetting setting, VerdictList verdicts)
    {
        int most = 0;
        int crossing = -1;
        for (int i = 0; i < events.Length; i++)
        {
            if (events[i].Kind != OrderEventKind.Sent)
                continue;
            MoveTo(events[i].TimeNanoseconds / SlotNanoseconds);
            _counts[_slot % Slots]++;
            if (++_sum <= most)
                continue;
            most = _sum;
            if (crossing < 0 && _sum > setting.Limit)
                crossing = i;
        }
        if (!StepWatch.IsReached(most, setting.Limit, setting.WarnAtPercent))
            return;
        ref readonly OrderEvent at = ref events[crossing < 0 ? events.Length - 1 : crossing];
        verdicts.Add(new Verdict
        {
            Value = most, Event = at.FeedSequence, EventAt = at.TimeNanoseconds, Parent = at.ParentNumber,
            Order = at.OrderNumber, OrderSymbol = at.OrderNumber == 0 ? Verdict.NoSymbol : at.SymbolIndex,
        });
    }

    /// <inheritdoc/>
    public string Describe(in StandingFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"{finding.Verdict.Value:#,0} orders in the last second, {finding.AgainstCount()}.");

    // An event that is late falls into the slot reached: the count is then a little early, never too low.
    private void MoveTo(long slot)
    {
        if (slot - _slot >= Slots)
        {
            Array.Clear(_counts);
            (_slot, _sum) = (slot, 0);
            return;
        }
        while (_slot < slot)
        {
            _slot++;
            _sum -= _counts[_slot % Slots];
            _counts[_slot % Slots] = 0;
        }
    }
}
