using Ops.Simulator.Scenarios;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless.Ahead;

/// <summary>
/// What a world published in one step of market time, taken out of its channels: the room sees exactly this, however
/// far the world has gone on meanwhile. Used again when the room has seen it.
/// </summary>
internal sealed class AheadStep
{
    /// <summary>Market time at its end.</summary>
    public MarketTime At { get; private set; }

    /// <summary>Whether a bucket ends with it.</summary>
    public bool EndsBucket =>
        At.Nanoseconds % (Limits.BucketMilliseconds * MarketTime.NanosecondsPerMillisecond) == 0;

    /// <summary>Order events, each server's in their order.</summary>
    public List<OrderBatch> Batches { get; } = [];

    /// <summary>The venue's messages with the server's index, each server's in their order.</summary>
    public List<(int Server, DropCopyBatch Batch)> Copies { get; } = [];

    /// <summary>Ticks, marks, manifests and messages.</summary>
    public List<FleetNotice> Notices { get; } = [];

    /// <summary>What the gates answered.</summary>
    public List<GateAck> Acks { get; } = [];

    /// <summary>What the firm's own people did that only the control room can carry out.</summary>
    public List<TimelineItem.FirmLiftsBreakers> Lifts { get; } = [];

    /// <summary>Heartbeat of each server at its end.</summary>
    public FeedBeat[] Beats { get; private set; } = [];

    /// <summary>Heartbeat of each server's drop copy at its end.</summary>
    public FeedBeat[] CopyBeats { get; private set; } = [];

    /// <summary>Events lost of each server, in total.</summary>
    public long[] Lost { get; private set; } = [];

    /// <summary>Notices lost, in total.</summary>
    public long LostNotices { get; private set; }

    /// <summary>Takes what a world published since the last step. For the world's thread.</summary>
    /// <param name="world">The world.</param>
    /// <param name="acks">What its gates answered.</param>
    public void Take(World world, AheadAcks acks)
    {
        Clear();
        At = world.Now;
        (Beats, Lost) = Sized(Beats, Lost, world.Sources.Count);
        for (int i = 0; i < world.Sources.Count; i++)
        {
            IOrderSource source = world.Sources[i];
            (Beats[i], Lost[i]) = (source.ReadBeat(), source.LostEvents);
            while (source.Batches.TryRead(out OrderBatch? batch))
                Batches.Add(batch);
        }
        if (CopyBeats.Length != world.DropCopies.Count)
            CopyBeats = new FeedBeat[world.DropCopies.Count];
        for (int i = 0; i < world.DropCopies.Count; i++)
        {
            IDropCopy copy = world.DropCopies[i];
            CopyBeats[i] = copy.ReadBeat();
            while (copy.Batches.TryRead(out DropCopyBatch? batch))
                Copies.Add((i, batch));
        }
        while (world.Notices.TryRead(out FleetNotice? notice))
            Notices.Add(notice);
        LostNotices = world.LostNotices;
        while (acks.TryTake(out GateAck ack))
            Acks.Add(ack);
    }

    /// <summary>Takes what the firm's people did in it.</summary>
    /// <param name="world">The world.</param>
    /// <returns>Whether there was anything.</returns>
    public bool TakeLifts(World world)
    {
        while (world.TryTakeFirmAct(out TimelineItem.FirmLiftsBreakers? lift))
            Lifts.Add(lift);
        return Lifts.Count > 0;
    }

    private void Clear()
    {
        Batches.Clear();
        Copies.Clear();
        Notices.Clear();
        Acks.Clear();
        Lifts.Clear();
    }

    private static (FeedBeat[] Beats, long[] Lost) Sized(FeedBeat[] beats, long[] lost, int servers) =>
        beats.Length == servers ? (beats, lost) : (new FeedBeat[servers], new long[servers]);
}
