namespace Ops.Simulator.Market;

/// <summary>The state of one instrument. Fine prices are ticks times 2^<see cref="FineBits"/>.</summary>
internal struct Instrument
{
    /// <summary>Bits of a fine price below one tick.</summary>
    public const int FineBits = 12;

    /// <summary>What the price would be without our own flow, fine.</summary>
    public long WalkFine;

    /// <summary>One standard deviation of a step of the walk, fine.</summary>
    public long StepFine;

    /// <summary>Price of the opening auction in ticks; 0 before it.</summary>
    public long OpenTicks;

    /// <summary>Mid in ticks: the middle between bid and offer.</summary>
    public long MidTicks;

    /// <summary>Best bid in ticks; 0 while there is none.</summary>
    public long BidTicks;

    /// <summary>Best offer in ticks; 0 while there is none.</summary>
    public long AskTicks;

    /// <summary>Most that the temporary impact can cost now, in ticks.</summary>
    public long MostBeyondTicks;

    /// <summary>Lowest mid since the open.</summary>
    public long LowestTicks;

    /// <summary>Highest mid since the open.</summary>
    public long HighestTicks;

    /// <summary>Shares others have traded.</summary>
    public long OthersVolume;

    /// <summary>Shares we have traded.</summary>
    public long OwnVolume;

    /// <summary>Shares we have bought less those we have sold.</summary>
    public long OwnNet;

    /// <summary>What our flow has moved the mid by, in ticks.</summary>
    public long DisplacementTicks;

    /// <summary>Shares at the offer that our buying took and that have not come back, in 2^-16.</summary>
    public long TakenFromOffer;

    /// <summary>Shares at the bid that our selling took and that have not come back, in 2^-16.</summary>
    public long TakenFromBid;

    /// <summary>Usual shares of a whole day.</summary>
    public long DailyVolume;

    /// <summary>Usual spread in ticks.</summary>
    public int SpreadTicks;

    /// <summary>Usual shares at the best price.</summary>
    public int DepthShares;

    /// <summary>The pause of its trading; none while it trades.</summary>
    public TradingPause Pause;

    /// <summary>Whether its quote may have to be made anew because we traded.</summary>
    public bool Touched;

    /// <summary>Shares traded by all.</summary>
    public readonly long MarketVolume => OthersVolume + OwnVolume;
}
