namespace Ops.Telemetry.Detection.Scan;

/// <summary>What one look at a slice of events measures for the rules; the numbers index an array.</summary>
internal enum ScanGauge
{
    /// <summary>New orders in the sliding second.</summary>
    OrdersInSecond = 0,

    /// <summary>New orders in sliding 100 ms.</summary>
    OrdersInBurst = 1,

    /// <summary>Orders like an earlier one of ten seconds that no parent explains.</summary>
    UnexplainedRepeats = 2,

    /// <summary>Orders exactly like an earlier one of ten seconds.</summary>
    Repeats = 3,

    /// <summary>Repeats of any orders that no parent explains, in sliding 100 ms.</summary>
    RepeatsInBurst = 4,

    /// <summary>Orders of the same instrument, side and size within a second.</summary>
    IdenticalLots = 5,

    /// <summary>Orders in a row at one price over changing instruments.</summary>
    SamePriceRun = 6,

    /// <summary>How far a limit lies beyond the market, in hundredths of a percent.</summary>
    BeyondMarket = 7,

    /// <summary>Orders without a price, or whose instrument has no valid reference, in ten seconds.</summary>
    BadPrices = 8,

    /// <summary>Shares of the largest order.</summary>
    Quantity = 9,

    /// <summary>Value of the largest order in money units.</summary>
    Notional = 10,

    /// <summary>Largest order in percent of the instrument's average daily volume.</summary>
    OfDailyVolume = 11,

    /// <summary>Largest order in percent of the shares that exist.</summary>
    OfOutstanding = 12,

    /// <summary>Orders of a minute that repeat one the venue has not answered.</summary>
    Resends = 13,

    /// <summary>How many there are.</summary>
    Count = 14,
}
