namespace Ops.Simulator.Market;

/// <content>Shocks and trading pauses of single instruments.</content>
internal sealed partial class StockMarket
{
    /// <summary>How busy the market is beside the usual.</summary>
    public MarketActivity Activity { get; } = new();

    /// <summary>The price of an instrument jumps and stays where it is then.</summary>
    /// <param name="symbol">The instrument.</param>
    /// <param name="bps">By how many hundredths of a percent.</param>
    /// <param name="now">When.</param>
    public void Shock(int symbol, int bps, long now)
    {
        ref Instrument at = ref _instruments[symbol];
        at.WalkFine = Math.Max(1L << Instrument.FineBits, at.WalkFine + (long)((Int128)at.WalkFine * bps / BpsScale));
        if (IsTrading && !at.Pause.IsOn && symbol != _followed && Requote(ref at, now))
            _changed.Add(MarkOf(symbol));
    }

    /// <summary>Trading in an instrument pauses: nobody quotes, its price stands. A longer pause prevails.</summary>
    /// <param name="symbol">The instrument.</param>
    /// <param name="pause">The pause.</param>
    public void Halt(int symbol, in TradingPause pause)
    {
        ref Instrument at = ref _instruments[symbol];
        if (symbol == _followed || !IsTrading || at.Pause.Until >= pause.Until)
            return;
        at.Pause = at.Pause.IsOn ? pause with { KnownAt = at.Pause.KnownAt } : pause;
        at.BidTicks = at.AskTicks = 0;
        at.TakenFromOffer = at.TakenFromBid = 0;
        _changed.Add(MarkOf(symbol));
    }

    /// <summary>An instrument is quoted again if its pause is over.</summary>
    /// <param name="symbol">The instrument.</param>
    /// <param name="now">When.</param>
    /// <returns>Whether it was.</returns>
    public bool TryReopen(int symbol, long now)
    {
        ref Instrument at = ref _instruments[symbol];
        if (!at.Pause.IsOn || at.Pause.Until > now)
            return false;
        at.Pause = default;
        at.OthersVolume += at.DailyVolume * OpeningAuctionPerMille / 1_000;
        Requote(ref at, now);
        _changed.Add(MarkOf(symbol));
        return true;
    }
}
