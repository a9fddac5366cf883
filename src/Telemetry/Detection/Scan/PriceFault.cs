namespace Ops.Telemetry.Detection.Scan;

/// <summary>What is wrong with an order's price or with what it is held against.</summary>
internal enum PriceFault
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The order has no price, or a negative one.</summary>
    NoPrice = 1,

    /// <summary>The instrument has no valid reference price: none, zero or negative.</summary>
    NoReference = 2,

    /// <summary>The instrument's price has not moved for longer than it may while others did.</summary>
    StaleReference = 3,

    /// <summary>The price is more than ten times the reference, or less than a tenth of it.</summary>
    Absurd = 4,
}
