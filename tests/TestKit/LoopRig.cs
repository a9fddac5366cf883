using Ops.Telemetry;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.Telemetry.Pipeline;

namespace Ops.TestKit;

/// <summary>A telemetry loop in lockstep over a feed and a control side that a test plays.</summary>
public sealed class LoopRig : IDisposable
{
    /// <summary>A rig.</summary>
    /// <param name="time">Real time; a fake one.</param>
    /// <param name="fleet">The fleet; eight servers unless given.</param>
    /// <param name="options">Options; the defaults unless given.</param>
    /// <param name="tap">Sees the inputs.</param>
    /// <param name="release">Plan and ledger; none unless given.</param>
    /// <param name="copies">Whether the venue sends drop copies.</param>
    public LoopRig(
        TimeProvider time, FleetDefinition? fleet = null, PipelineOptions? options = null, ILoopTap? tap = null,
        ReleaseBook? release = null, bool copies = false)
    {
        Fleet = fleet ?? Fleets.Of();
        Feed = new FakeFeed(Fleet)
        {
            Release = release ?? ReleaseBook.Empty,
            Copies = copies ? [.. Fleet.Servers.Select(server => new FakeCopy(server.Id))] : [],
        };
        Control = new FakeControl(Fleet);
        Loop = new TelemetryLoop(Feed, options ?? PipelineOptions.Default, Control, Control, Control, time, tap);
        Stories = [.. Fleet.Servers.Select(server => new ServerStory(server.Id.Index))];
    }

    public FleetDefinition Fleet { get; }

    public FakeFeed Feed { get; }

    public FakeControl Control { get; }

    public TelemetryLoop Loop { get; }

    /// <summary>One story per server; <see cref="Tick"/> publishes what was told.</summary>
    public IReadOnlyList<ServerStory> Stories { get; }

    /// <summary>Publishes the stories' events and a tick, pumps, and makes a snapshot.</summary>
    /// <param name="milliseconds">The tick, in milliseconds after 09:30:00.</param>
    /// <param name="batchSize">Events per batch.</param>
    /// <returns>The snapshot.</returns>
    public FleetSnapshot Tick(long milliseconds, int batchSize = Limits.BatchCapacity)
    {
        for (int i = 0; i < Stories.Count; i++)
            Feed.Servers[i].Publish(Stories[i].Take(), batchSize);
        Feed.Tick(ServerStory.At(milliseconds));
        Loop.Pump();
        Loop.Publish();
        return Loop.Reader.Current!;
    }

    public void Dispose()
    {
        Loop.Dispose();
        Feed.Dispose();
    }
}
