using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Scan;

/// <summary>
/// One look at the orders of a slice for all rules of a server that judge events: sliding counts, repeats, prices and
/// sizes. Flat tables, nothing allocated for an event, and everything rare is behind one comparison.
/// </summary>
internal sealed class SliceScan
{
    /// <summary>How long repeats of one order are counted, in nanoseconds.</summary>
    public const long RepeatWindow = 10 * MarketTime.NanosecondsPerSecond;

    /// <summary>How long an order must have waited for its answer before a like one is a re-send.</summary>
    public const long ResendAfter = MarketTime.NanosecondsPerSecond;

    private const int Rare = KindBits.CancelSent | (1 << (int)OrderEventKind.Refused);
    private const int Prints = 1_024;
    private const long Burst = 100 * MarketTime.NanosecondsPerMillisecond;
    private const long Second = MarketTime.NanosecondsPerSecond;

    private readonly Gauge[] _gauges = [.. Enumerable.Range(0, (int)ScanGauge.Count).Select(static _ => new Gauge())];
    private readonly SendClock _clock = new();
    private readonly SlidingCount _repeatsInBurst = new(Burst);
    private readonly SlidingCount _badPrices = new(RepeatWindow);
    private readonly SlidingCount _resends = new(60 * Second);
    private readonly PrintTable _prints = new(Prints);
    private readonly ReferenceTable _references;
    private long _lastPrice;
    private int _lastSymbol = -1;
    private int _samePrice;
    private long _skew;

    /// <summary>A scan of a server that has seen nothing.</summary>
    /// <param name="references">What its orders are held against.</param>
    public SliceScan(ReferenceTable references)
    {
        _references = references;
        Own = new OwnLimits(references.Count);
    }

    /// <summary>What the orders consist of.</summary>
    public MixCounts Mix { get; } = new();

    /// <summary>Instruments with limits of their own.</summary>
    public OwnLimits Own { get; }

    /// <summary>Cancels that wait for their answer.</summary>
    public PendingCancels Cancels { get; } = new();

    /// <summary>What the gate refused.</summary>
    public RefusalCounts Refusals { get; } = new();

    /// <summary>What was wrong with the last bad price.</summary>
    public PriceFault LastFault { get; private set; }

    /// <summary>A bit for each measure of the last slice of which its rule has something to say.</summary>
    public uint Reached { get; private set; }

    /// <summary>How far events were dated from the ticks around them, at most, since the last call.</summary>
    /// <returns>Milliseconds.</returns>
    public long TakeSkew()
    {
        long skew = _skew / MarketTime.NanosecondsPerMillisecond;
        _skew = 0;
        return skew;
    }

    /// <summary>One measure of the last slice.</summary>
    /// <param name="gauge">Which.</param>
    public ref Gauge this[ScanGauge gauge] => ref _gauges[(int)gauge];

    /// <summary>Looks at a slice.</summary>
    /// <param name="events">The events, applied to the ledger already.</param>
    /// <param name="measured">The server's ledger with its index of the slice, and the fleet's marks.</param>
    public void Take(ReadOnlySpan<OrderEvent> events, in Measurement measured)
    {
        for (int i = 0; i < _gauges.Length; i++)
            _gauges[i].Begin();
        Own.Begin();
        Reached = 0;
        if (measured.Server is not { } server || measured.Fleet is not { } fleet)
            return;
        Bring(events, server.Index.Sent);
        foreach (ushort at in server.Index.Sent)
        {
            ref readonly OrderEvent item = ref events[at];
            ref readonly SymbolFacts facts = ref _references[item.SymbolIndex];
            Count(item, at);
            CountRepeats(item, at, server);
            if (Own.Has(item.SymbolIndex))
                WeighOwn(item, at, facts, fleet.Marks[item.SymbolIndex]);
            else
                Weigh(item, at, facts, fleet.Marks[item.SymbolIndex]);
            if (ReferenceTable.FaultOf(item, facts, fleet) is var fault && fault != PriceFault.None)
                NoteFault(item, at, fault);
            Mix.Add(item, facts.Range);
        }
        if ((server.Index.Kinds & Rare) != 0)
            TakeRest(events);
        if (!events.IsEmpty && measured.Now.Nanoseconds > 0)
            NoteSkew(events[0].TimeNanoseconds, events[^1].TimeNanoseconds, measured.Now.Nanoseconds);
        for (int i = 0; i < _gauges.Length; i++)
            Reached |= _gauges[i].End() ? 1u << i : 0;
        Reached |= Own.End();
    }

    /// <summary>
    /// Asks for all that the orders of a slice will touch, before the first of them is looked at: on a large fleet none
    /// of it is near any more, and to wait for it order by order was a third of what the scan took.
    /// </summary>
    private void Bring(ReadOnlySpan<OrderEvent> events, ReadOnlySpan<ushort> sent)
    {
        _clock.Bring(sent.Length);
        foreach (ushort at in sent)
        {
            ref readonly OrderEvent item = ref events[at];
            _prints.Bring(Print.LotOf(item));
            Mix.Bring(item.ParentNumber);
        }
    }

    /// <summary>A slice lies between the last tick and the next.</summary>
    private void NoteSkew(long first, long last, long tick)
    {
        const long Bucket = Limits.BucketMilliseconds * MarketTime.NanosecondsPerMillisecond;
        _skew = Math.Max(_skew, Math.Max(tick - first, last - (tick + Bucket)));
    }

    private void Count(in OrderEvent item, int at)
    {
        _clock.Add(item.TimeNanoseconds);
        this[ScanGauge.OrdersInSecond].Take(_clock.InSecond, at);
        this[ScanGauge.OrdersInBurst].Take(_clock.InBurst, at);
        if (item.PriceTicks != _lastPrice)
            _samePrice = 0;
        else if (item.SymbolIndex != _lastSymbol)
            this[ScanGauge.SamePriceRun].Take(++_samePrice, at);
        (_lastPrice, _lastSymbol) = (item.PriceTicks, item.SymbolIndex);
    }

    private void CountRepeats(in OrderEvent item, int at, ServerLedger server)
    {
        long now = item.TimeNanoseconds;
        ref Print print = ref _prints.Find(Print.LotOf(item));
        if (print.Lots == 0 || now - print.LotsSince >= Second)
            (print.LotsSince, print.Lots) = (now, 0);
        this[ScanGauge.IdenticalLots].Take(++print.Lots, at);
        if (print.Order != 0 && print.Price == item.PriceTicks)
            CountRepeat(ref print, item, at, server);
        else
            (print.RepeatsSince, print.Repeats, print.Unexplained) = (now, 0, 0);
        (print.LastAt, print.Order, print.Parent, print.Price) =
            (now, item.OrderNumber, item.ParentNumber, item.PriceTicks);
    }

    private void CountRepeat(ref Print print, in OrderEvent item, int at, ServerLedger server)
    {
        long now = item.TimeNanoseconds;
        if (now - print.LastAt > ResendAfter && IsResend(item, print, server))
            this[ScanGauge.Resends].Take(_resends.Add(now), at);
        if (now - print.RepeatsSince >= RepeatWindow)
        {
            (print.RepeatsSince, print.Repeats, print.Unexplained) = (now, 0, 0);
            return;
        }
        print.Repeats = Print.Next(print.Repeats);
        this[ScanGauge.Repeats].Take(print.Repeats, at);
        // Slices of one parent look alike by design; the parent's own rule says whether they are too many.
        if (item.ParentNumber != 0 && item.ParentNumber == print.Parent)
            return;
        print.Unexplained = Print.Next(print.Unexplained);
        this[ScanGauge.UnexplainedRepeats].Take(print.Unexplained, at);
        this[ScanGauge.RepeatsInBurst].Take(_repeatsInBurst.Add(now), at);
    }

    /// <summary>
    /// Whether the order repeats one that is still unanswered, and its parent, if it has one, did not ask for both.
    /// </summary>
    private static bool IsResend(in OrderEvent item, in Print before, ServerLedger server)
    {
        if (item.ParentNumber != before.Parent || !server.Orders.IsUnacknowledged(before.Order))
            return false;
        return item.ParentNumber == 0
            || (server.Parents.TryGet(item.ParentNumber, out ParentOrder parent)
                && parent.Quantity > 0 && parent.Executed + (2L * item.Quantity) > parent.Quantity);
    }

    private void Weigh(in OrderEvent item, int at, in SymbolFacts facts, long mark)
    {
        this[ScanGauge.Quantity].Take(item.Quantity, at);
        this[ScanGauge.Notional].Take(item.PriceTicks * item.Quantity, at);
        if (item.Quantity >= facts.LargeFrom)
        {
            this[ScanGauge.OfDailyVolume].Take(ReferenceTable.Percent(item.Quantity, facts.DailyVolume), at);
            this[ScanGauge.OfOutstanding].Take(ReferenceTable.Percent(item.Quantity, facts.Outstanding), at);
        }
        if (ReferenceTable.BeyondMarket(item, mark) is var beyond and > 0)
            this[ScanGauge.BeyondMarket].Take(beyond, at);
    }

    private void WeighOwn(in OrderEvent item, int at, in SymbolFacts facts, long mark)
    {
        int symbol = item.SymbolIndex;
        Take(ScanGauge.Quantity, item.Quantity);
        Take(ScanGauge.Notional, item.PriceTicks * item.Quantity);
        Take(ScanGauge.OfDailyVolume, ReferenceTable.Percent(item.Quantity, facts.DailyVolume));
        Take(ScanGauge.OfOutstanding, ReferenceTable.Percent(item.Quantity, facts.Outstanding));
        Take(ScanGauge.BeyondMarket, ReferenceTable.BeyondMarket(item, mark));

        void Take(ScanGauge of, long value)
        {
            if (!Own.TryTake(of, symbol, value, at))
                this[of].Take(value, at);
        }
    }

    private void NoteFault(in OrderEvent item, int at, PriceFault fault)
    {
        LastFault = fault;
        this[ScanGauge.BadPrices].Take(_badPrices.Add(item.TimeNanoseconds), at);
    }

    /// <summary>The kinds that are rare: cancels that leave, and refusals.</summary>
    private void TakeRest(ReadOnlySpan<OrderEvent> events)
    {
        foreach (ref readonly OrderEvent item in events)
        {
            if (KindBits.In(item.Kind, Rare) == 0)
                continue;
            if (item.Kind == OrderEventKind.Refused)
                Refusals.Add(item);
            else
                Cancels.Add(item.OrderNumber, item.TimeNanoseconds);
        }
    }
}
