using System.Collections.Immutable;
using Ops.Simulator.Chance;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Time;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Market;

/// <summary>
/// All instruments: their prices walk by chance, their volume follows the day's curve, and our own flow moves them. An
/// order pays beyond the touch what earlier own orders took from the depth, which heals; the mid itself moves with our
/// net flow, which stays.
/// </summary>
internal sealed partial class StockMarket
{
    /// <summary>Bits of a share below one in the depth taken.</summary>
    private const int DepthBits = 16;

    private const int StepsPerSecondDivisor = 1_000 / Limits.BucketMilliseconds; // each instrument walks once a second
    private const int OpeningAuctionPerMille = 30;
    private const int ClosingAuctionPerMille = 80;
    private const int BpsScale = 10_000;

    private readonly Instrument[] _instruments;
    private readonly MarketSpec _spec;
    private readonly TradingDay _day;
    private readonly Prng _chance;
    private readonly long _healingPerBucket; // what remains of the taken depth after a bucket, in 2^-32
    private long _bucket;
    private int _followed = -1;

    /// <summary>A market before its open.</summary>
    /// <param name="symbols">Its instruments.</param>
    /// <param name="spec">How our flow moves prices.</param>
    /// <param name="day">Its day.</param>
    /// <param name="chance">Its chance.</param>
    public StockMarket(ImmutableArray<SymbolSpec> symbols, MarketSpec spec, TradingDay day, Prng chance)
    {
        (_spec, _day, _chance) = (spec, day, chance);
        _instruments = [.. symbols.Select(Begin)];
        _healingPerBucket = FixedMath.Remaining(
            Limits.BucketMilliseconds * MarketTime.NanosecondsPerMillisecond,
            Math.Max(1, decimal.ToInt64(spec.HealingSeconds * MarketTime.NanosecondsPerSecond)));
    }

    /// <summary>How many instruments there are.</summary>
    public int Count => _instruments.Length;

    /// <summary>Whether continuous trading is on.</summary>
    public bool IsTrading { get; private set; }

    /// <summary>One instrument.</summary>
    /// <param name="symbol">Its index.</param>
    public ref readonly Instrument this[int symbol] => ref _instruments[symbol];

    /// <summary>
    /// What an order that crosses the spread now trades at: the touch and what our unhealed flow costs beyond it, on
    /// the market's price grid.
    /// </summary>
    /// <param name="symbol">The instrument.</param>
    /// <param name="side">Which way the order trades.</param>
    /// <returns>The price in ticks.</returns>
    public long TakingTicks(int symbol, Side side)
    {
        ref Instrument at = ref _instruments[symbol];
        bool buys = side == Side.Buy;
        long taken = (buys ? at.TakenFromOffer : at.TakenFromBid) >> DepthBits;
        long bpsFine = FixedMath.Saturate(
            (taken << 10) * _spec.TemporaryImpactBps / at.DepthShares, (long)_spec.MaximumTemporaryBps << 10);
        long beyond = at.MidTicks * bpsFine / BpsScale >> 10;
        long grid = PriceGrid.For(at.MidTicks);
        return buys
            ? PriceGrid.Up(at.AskTicks + beyond, grid)
            : Math.Max(grid, PriceGrid.Down(at.BidTicks - beyond, grid));
    }

    /// <summary>Whether an order would trade at once, at <see cref="TakingTicks"/>.</summary>
    /// <param name="symbol">The instrument.</param>
    /// <param name="side">Which way the order trades.</param>
    /// <param name="limitTicks">Its limit.</param>
    /// <returns>Whether the limit allows the price.</returns>
    public bool WouldTake(int symbol, Side side, long limitTicks)
    {
        ref Instrument at = ref _instruments[symbol];
        long room = side == Side.Buy ? limitTicks - at.AskTicks : at.BidTicks - limitTicks;
        if (room < 0)
            return false;
        if (room >= at.MostBeyondTicks)
            return true;
        long taking = TakingTicks(symbol, side);
        return side == Side.Buy ? taking <= limitTicks : taking >= limitTicks;
    }

    /// <summary>Counts one of our executions.</summary>
    /// <param name="symbol">The instrument.</param>
    /// <param name="side">Which way we traded.</param>
    /// <param name="shares">How much.</param>
    /// <param name="tookDepth">Whether it crossed the spread.</param>
    public void CountOwn(int symbol, Side side, int shares, bool tookDepth)
    {
        ref Instrument at = ref _instruments[symbol];
        at.OwnVolume += shares;
        at.OwnNet += side == Side.Buy ? shares : -shares;
        at.Touched = true;
        if (!tookDepth)
            return;
        if (side == Side.Buy)
            at.TakenFromOffer += (long)shares << DepthBits;
        else
            at.TakenFromBid += (long)shares << DepthBits;
    }

    /// <summary>
    /// From here on an instrument's quotes come from a recording: it neither walks nor reacts to our flow.
    /// </summary>
    /// <param name="symbol">The instrument.</param>
    public void Follow(int symbol) => _followed = symbol;

    /// <summary>Quotes the followed instrument.</summary>
    /// <param name="bidTicks">Best bid; 0 for none.</param>
    /// <param name="askTicks">Best offer; 0 for none.</param>
    /// <param name="othersShares">Shares others have traded since the last quote.</param>
    public void QuoteFollowed(long bidTicks, long askTicks, int othersShares)
    {
        ref Instrument at = ref _instruments[_followed];
        at.OthersVolume += othersShares;
        at.Touched |= othersShares > 0 || bidTicks != at.BidTicks || askTicks != at.AskTicks;
        (at.BidTicks, at.AskTicks) = (bidTicks, askTicks);
        if (bidTicks > 0 && askTicks > bidTicks) // one side alone, or a crossed book of a damaged file, says no middle
            at.MidTicks = bidTicks + (askTicks - bidTicks) / 2;
        at.LowestTicks = Math.Min(at.LowestTicks == 0 ? at.MidTicks : at.LowestTicks, at.MidTicks);
        at.HighestTicks = Math.Max(at.HighestTicks, at.MidTicks);
    }

    /// <summary>The opening auction: first prices, a gap away from the price before.</summary>
    public void Open()
    {
        IsTrading = true;
        for (int i = 0; i < _instruments.Length; i++)
        {
            ref Instrument at = ref _instruments[i];
            if (i != _followed)
                Gap(ref at);
            at.OpenTicks = at.LowestTicks = at.HighestTicks = at.MidTicks;
            _changed.Add(MarkOf(i));
        }
    }

    /// <summary>The closing auction: last volume; afterwards nobody quotes.</summary>
    public void Close()
    {
        IsTrading = false;
        for (int i = 0; i < _instruments.Length; i++)
        {
            ref Instrument at = ref _instruments[i];
            at.OthersVolume += at.DailyVolume * ClosingAuctionPerMille / 1_000;
            at.BidTicks = at.AskTicks = 0;
            _changed.Add(MarkOf(i));
        }
    }

    /// <summary>Moves all instruments by one bucket.</summary>
    /// <param name="now">End of the bucket.</param>
    public void Step(long now)
    {
        _bucket++;
        if (_followed >= 0 && _instruments[_followed].Touched)
        {
            _instruments[_followed].Touched = false;
            _changed.Add(MarkOf(_followed));
        }
        if (!IsTrading)
            return;
        int walking = (int)(_bucket % StepsPerSecondDivisor);
        for (int i = 0; i < _instruments.Length; i++)
        {
            ref Instrument at = ref _instruments[i];
            if (i == _followed)
                continue;
            bool walks = i % StepsPerSecondDivisor == walking;
            if (at.Pause.IsOn)
            {
                if (walks)
                    _changed.Add(MarkOf(i)); // the venue goes on telling its last price
                continue;
            }
            Heal(ref at);
            if (walks)
                Walk(ref at, now);
            else if (!at.Touched)
                continue;
            if (Requote(ref at, now) || walks)
                _changed.Add(MarkOf(i));
        }
    }

    private Instrument Begin(SymbolSpec spec)
    {
        const int SquareRootOfSecondsPerDay = 153; // of 23,400
        long fine = spec.Price.Ticks << Instrument.FineBits;
        return new Instrument
        {
            WalkFine = fine,
            StepFine = fine / BpsScale * spec.DailyVolatilityBps / SquareRootOfSecondsPerDay,
            MidTicks = spec.Price.Ticks,
            DailyVolume = spec.DailyVolume,
            SpreadTicks = spec.SpreadTicks,
            DepthShares = Math.Max(1, spec.DepthShares),
        };
    }

    private void Gap(ref Instrument at)
    {
        at.WalkFine = Math.Max(1L << Instrument.FineBits, at.WalkFine + _chance.Gaussian(at.StepFine * 20));
        at.OthersVolume += at.DailyVolume * OpeningAuctionPerMille / 1_000;
        long since = Math.Max(0, _day.Start - _day.Open); // a day that is watched from later on has traded before
        at.OthersVolume += (long)((Int128)at.DailyVolume * since / _day.TradingNanoseconds);
        Requote(ref at, _day.Open + since);
    }

    private void Heal(ref Instrument at)
    {
        if (at.TakenFromOffer != 0)
            at.TakenFromOffer = Remaining(at.TakenFromOffer);
        if (at.TakenFromBid != 0)
            at.TakenFromBid = Remaining(at.TakenFromBid);
    }

    private long Remaining(long taken)
    {
        long high = Math.BigMul(taken, _healingPerBucket, out long low);
        return (high << 32) | (long)((ulong)low >> 32);
    }

    private void Walk(ref Instrument at, long now)
    {
        at.WalkFine = Math.Max(1L << Instrument.FineBits, at.WalkFine + _chance.Gaussian(at.StepFine));
        long continuous = at.DailyVolume * (1_000 - OpeningAuctionPerMille - ClosingAuctionPerMille) / 1_000;
        long meanPerSecond = continuous * _day.ActivityPerMille(now) / (_day.TradingNanoseconds / 1_000_000)
            * Activity.PerMille / MarketActivity.Usual;
        at.OthersVolume += _chance.Below(2 * meanPerSecond + 1);
    }

    // Whether the quote changed.
    private bool Requote(ref Instrument at, long now)
    {
        at.Touched = false;
        long bound = (long)_spec.MaximumMoveBps << 10;
        long linear = (at.OwnNet << 10) * 100 * _spec.PermanentImpactBps / Math.Max(1, at.DailyVolume);
        long bpsFine = bound == 0 ? 0 : FixedMath.Saturate(linear, bound);
        long movedFine = (long)((Int128)at.WalkFine * bpsFine / (BpsScale << 10));
        long midFine = at.WalkFine + movedFine;
        at.DisplacementTicks = movedFine >> Instrument.FineBits;
        long grid = PriceGrid.For(midFine >> Instrument.FineBits);
        long spread = Math.Max(grid, PriceGrid.Down(SpreadNow(at, now), grid));
        long bid = Math.Max(
            grid,
            PriceGrid.Down((midFine - (spread << Instrument.FineBits) / 2 >> Instrument.FineBits) + grid / 2, grid));
        if (bid == at.BidTicks && bid + spread == at.AskTicks)
            return false;
        at.BidTicks = bid;
        at.AskTicks = bid + spread;
        at.MidTicks = bid + spread / 2;
        at.MostBeyondTicks = at.MidTicks * _spec.MaximumTemporaryBps / BpsScale + grid;
        at.LowestTicks = Math.Min(at.LowestTicks, at.MidTicks);
        at.HighestTicks = Math.Max(at.HighestTicks, at.MidTicks);
        return true;
    }

    // Twice the usual spread at the open, the usual one a quarter of an hour later.
    private long SpreadNow(in Instrument at, long now)
    {
        const long Settling = 15 * 60;
        long seconds = Math.Clamp((now - _day.Open) / MarketTime.NanosecondsPerSecond, 0, Settling);
        return at.SpreadTicks * (2 * Settling - seconds) / Settling;
    }
}
