using Ops.Simulator.Market;

namespace Ops.Simulator.Servers;

/// <summary>
/// One server's session with the venue. The slot of the order that passes the gate is set just before.
/// </summary>
/// <param name="venue">The venue.</param>
internal sealed class VenueSession(Venue venue) : IVenueSession
{
    /// <summary>Slot of the order that is being sent or cancelled.</summary>
    public int Slot { get; set; } = -1;

    /// <inheritdoc/>
    public void Send(in ChildOrder order) => venue.Receive(Slot, order.At.Nanoseconds);

    /// <inheritdoc/>
    public void Send(in CancelOrder cancel) => venue.ReceiveCancel(Slot, cancel.At.Nanoseconds);
}
