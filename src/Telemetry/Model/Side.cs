namespace Ops.Telemetry.Model;

/// <summary>Which way an order trades.</summary>
public enum Side : byte
{
    /// <summary>Not set; never valid on an order.</summary>
    None = 0,

    /// <summary>Buy: adds to the position.</summary>
    Buy = 1,

    /// <summary>Sell, long or short: takes from the position.</summary>
    Sell = 2,
}
