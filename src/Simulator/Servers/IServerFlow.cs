namespace Ops.Simulator.Servers;

/// <summary>Orders of a server that do not come from its routing logic but leave through the same gate.</summary>
internal interface IServerFlow
{
    /// <summary>How many of them are at the venue.</summary>
    int OpenOrders { get; }

    /// <summary>Sends a cancel for each that is.</summary>
    /// <param name="now">Market time.</param>
    void CancelAllOpen(long now);

    /// <summary>The market has closed: what is open expires.</summary>
    /// <param name="now">Market time.</param>
    void EndDay(long now);
}
