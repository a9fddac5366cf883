namespace Ops.Simulator.Scenarios;

/// <summary>What a venue does with orders that arrive while their instrument is halted.</summary>
public enum HaltedOrders
{
    /// <summary>It takes them for the auction that reopens the instrument.</summary>
    Held = 0,

    /// <summary>It refuses them.</summary>
    Rejected = 1,
}
