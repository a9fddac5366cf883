using Ops.Simulator.Servers;

namespace Ops.Simulator.Tests.Servers;

/// <summary>A venue that any number of threads can send to; it only counts new orders.</summary>
internal sealed class CountingVenue : IVenueSession
{
    private long _orders;

    public long Orders => Interlocked.Read(ref _orders);

    public void Send(in ChildOrder order) => Interlocked.Increment(ref _orders);

    public void Send(in CancelOrder cancel)
    {
    }
}
