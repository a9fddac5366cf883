namespace Ops.Dashboard.Views;

/// <summary>Columns the table of positions can be sorted by. Sizes sort without their sign.</summary>
public enum PositionSort
{
    /// <summary>The instrument.</summary>
    Ticker = 0,

    /// <summary>Shares held.</summary>
    Shares = 1,

    /// <summary>Exposure.</summary>
    Exposure = 2,

    /// <summary>Profit and loss, with its sign.</summary>
    Pnl = 3,

    /// <summary>Shares executed.</summary>
    Executed = 4,

    /// <summary>Own share of the market's volume.</summary>
    ShareOfVolume = 5,
}
