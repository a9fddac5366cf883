using System.Threading.Channels;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless.Ahead;

/// <summary>A world's feed as it was at the end of the step that is shown: what a room reads behind it.</summary>
internal sealed class AheadFeed : IFleetFeed, IDisposable
{
    private readonly World _world;
    private readonly Source[] _sources;
    private readonly Copy[] _copies;
    private readonly AheadReader<FleetNotice> _notices = new();

    /// <summary>A feed that has shown nothing.</summary>
    /// <param name="world">The world.</param>
    /// <param name="asked">Called when the room asks the venue for something: a world that is ahead hears it too
    /// late.</param>
    public AheadFeed(World world, Action asked)
    {
        _world = world;
        _sources = [.. world.Sources.Select(static source => new Source(source))];
        _copies = [.. world.DropCopies.Select(copy => new Copy(copy, asked))];
    }

    /// <inheritdoc/>
    public FleetDefinition Fleet => _world.Fleet;

    /// <inheritdoc/>
    public ReleaseBook Release => _world.Release;

    /// <inheritdoc/>
    public IReadOnlyList<IOrderSource> Sources => _sources;

    /// <inheritdoc/>
    public IReadOnlyList<IDropCopy> DropCopies => _copies;

    /// <inheritdoc/>
    public ChannelReader<FleetNotice> Notices => _notices;

    /// <inheritdoc/>
    public long LostNotices { get; private set; }

    /// <inheritdoc/>
    public FeedPulse Pulse { get; } = new();

    /// <summary>Shows what happened in the next step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="acks">Where the gates' answers of it go.</param>
    public void Show(AheadStep step, IGateAckSink acks)
    {
        for (int i = 0; i < _sources.Length; i++)
            _sources[i].Show(step.Beats[i], step.Lost[i]);
        for (int i = 0; i < _copies.Length; i++)
            _copies[i].Beat = step.CopyBeats[i];
        foreach (OrderBatch batch in step.Batches)
            _sources[batch.Server.Index].Add(batch);
        foreach ((int server, DropCopyBatch batch) in step.Copies)
            _copies[server].Add(batch);
        foreach (FleetNotice notice in step.Notices)
            _notices.Add(notice);
        LostNotices = step.LostNotices;
        foreach (GateAck ack in step.Acks)
            acks.Post(ack);
    }

    /// <inheritdoc/>
    public void Dispose() => Pulse.Dispose();

    private sealed class Source(IOrderSource behind) : IOrderSource
    {
        private readonly AheadReader<OrderBatch> _batches = new();
        private FeedBeat _beat = new(default);

        public ServerId Server => behind.Server;

        public ChannelReader<OrderBatch> Batches => _batches;

        public long LostEvents { get; private set; }

        public MarketTime AliveUntil => _beat.Until;

        public FeedBeat ReadBeat() => _beat;

        public void Return(OrderBatch batch) => behind.Return(batch);

        public void Show(FeedBeat beat, long lost) => (_beat, LostEvents) = (beat, lost);

        public void Add(OrderBatch batch) => _batches.Add(batch);
    }

    private sealed class Copy(IDropCopy behind, Action asked) : IDropCopy
    {
        private readonly AheadReader<DropCopyBatch> _batches = new();

        public ServerId Server => behind.Server;

        public ChannelReader<DropCopyBatch> Batches => _batches;

        public FeedBeat Beat { get; set; } = new(default);

        public MarketTime HeardUntil => Beat.Until;

        public FeedBeat ReadBeat() => Beat;

        public void AskStatement()
        {
            asked();
            behind.AskStatement();
        }

        public void Return(DropCopyBatch batch) => behind.Return(batch);

        public void Add(DropCopyBatch batch) => _batches.Add(batch);
    }
}
