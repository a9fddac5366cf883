using System.Threading.Channels;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator;

/// <summary>
/// The bounded channel of what is not an order event. When it is full the newest notice is lost and counted.
/// </summary>
internal sealed class WorldNotices
{
    private readonly Channel<FleetNotice> _channel = Channel.CreateBounded<FleetNotice>(
        new BoundedChannelOptions(Limits.NoticesWaiting)
        {
            FullMode = BoundedChannelFullMode.Wait, // TryWrite answers false when full, so that the loss is counted
            SingleReader = true,
            SingleWriter = true,
        });

    private long _lost;

    /// <summary>Where they are read.</summary>
    public ChannelReader<FleetNotice> Reader => _channel.Reader;

    /// <summary>Notices lost in total.</summary>
    public long Lost => Interlocked.Read(ref _lost);

    /// <summary>Publishes one.</summary>
    /// <param name="notice">The notice.</param>
    public void Publish(FleetNotice notice)
    {
        if (!_channel.Writer.TryWrite(notice))
            Interlocked.Increment(ref _lost);
    }
}
