namespace Ops.Simulator.Servers;

/// <summary>A session with the venue: what a gate sends into. Answers come back on the server's own thread.</summary>
public interface IVenueSession
{
    /// <summary>A new order.</summary>
    /// <param name="order">The order.</param>
    void Send(in ChildOrder order);

    /// <summary>A cancel request.</summary>
    /// <param name="cancel">The request.</param>
    void Send(in CancelOrder cancel);
}
