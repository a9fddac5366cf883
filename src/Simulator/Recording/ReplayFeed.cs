using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Recording;

/// <summary>
/// Gives recorded inputs to a loop in exactly the order in which another loop took them: whatever it asks for, it gets
/// only what is next. A tick is given before the batches that were taken on its account, as it was then.
/// </summary>
internal sealed class ReplayFeed : IFleetFeed
{
    private readonly List<RecordedInput> _script = [];
    private readonly Source[] _sources;
    private readonly Copy[] _copies;
    private readonly NoticeReader _notices;
    private readonly long[] _ends; // time of the last event given of each server
    private long _beyond = long.MinValue;
    private int _at;

    /// <summary>A feed with nothing in it.</summary>
    /// <param name="fleet">The fleet.</param>
    /// <param name="release">Its release plan and ledger.</param>
    public ReplayFeed(FleetDefinition fleet, ReleaseBook release)
    {
        (Fleet, Release) = (fleet, release);
        _ends = new long[fleet.Servers.Length];
        _sources = [.. fleet.Servers.Select(server => new Source(this, server.Id))];
        _copies = [.. fleet.Servers.Select(server => new Copy(this, server.Id))];
        _notices = new NoticeReader(this);
    }

    /// <inheritdoc/>
    public FleetDefinition Fleet { get; }

    /// <inheritdoc/>
    public ReleaseBook Release { get; }

    /// <inheritdoc/>
    public IReadOnlyList<IOrderSource> Sources => _sources;

    /// <inheritdoc/>
    public IReadOnlyList<IDropCopy> DropCopies => _copies;

    /// <inheritdoc/>
    public ChannelReader<FleetNotice> Notices => _notices;

    /// <inheritdoc/>
    public long LostNotices => 0;

    /// <inheritdoc/>
    public FeedPulse Pulse { get; } = new();

    /// <summary>Inputs that wait to be taken.</summary>
    public int Waiting => _script.Count - _at;

    /// <summary>
    /// Whether the loop is told that channels are half full: then it takes what lies beyond the next tick, as it did
    /// when they were.
    /// </summary>
    public bool IsPressed { get; set; }

    /// <summary>
    /// Whether what is next is given with the next tick, or on its account: no look before it takes it.
    /// </summary>
    public bool WaitsForTick =>
        _at < _script.Count && _script[_at] is RecordedInput.Health or RecordedInput.LostEnd;

    /// <summary>
    /// Whether a batch that waits was taken while one before it held events of that time or later: the loop did that
    /// before the tick, because the channel was half full, and not on the tick's account.
    /// </summary>
    /// <param name="tick">Time of the next tick.</param>
    /// <returns>Whether.</returns>
    public bool HoldsBeyond(MarketTime tick) => Waiting > 0 && _beyond >= tick.Nanoseconds;

    /// <summary>Adds an input.</summary>
    /// <param name="input">A batch, a notice or a word on the sources.</param>
    public void Add(RecordedInput input)
    {
        if (_at > 0 && _at == _script.Count)
        {
            _script.Clear();
            _at = 0;
            _beyond = long.MinValue;
        }
        // a tick follows its word on the sources at once; where it does not, it is among what the recording misses
        if (_at < _script.Count && _script[^1] is RecordedInput.Health
            && input is not RecordedInput.Notice { Item: FleetNotice.Tick })
            _script.RemoveAt(_script.Count - 1);
        if (input is RecordedInput.Batch { Item: { Count: > 0 } batch } && batch.Server.Index < _ends.Length)
        {
            _beyond = Math.Max(_beyond, _ends[batch.Server.Index]);
            _ends[batch.Server.Index] = batch.Events[^1].TimeNanoseconds;
        }
        _script.Add(input);
    }

    private bool TryTakeNotice([NotNullWhen(true)] out FleetNotice? notice)
    {
        notice = null;
        int ahead = _at;
        // on a tick's account batches are taken and no drop copy: one before it was taken by a look of its own
        while (ahead < _script.Count && _script[ahead]
            is RecordedInput.Batch or RecordedInput.Health or RecordedInput.LostEnd)
            ahead++;
        if (ahead == _script.Count || _script[ahead] is not RecordedInput.Notice { Item: var item })
            return false;
        bool isNext = ahead == _at || (ahead == _at + 1 && _script[_at] is RecordedInput.Health);
        if (!isNext && item is not FleetNotice.Tick)
            return false;
        notice = item;
        if (item is FleetNotice.Tick tick)
            Beat(tick.At, ahead > _at && _script[ahead - 1] is RecordedInput.Health health ? health : null);
        _script.RemoveAt(ahead);
        if (ahead > _at && _script[ahead - 1] is RecordedInput.Health)
            _script.RemoveAt(ahead - 1);
        return true;
    }

    private void Beat(MarketTime tick, RecordedInput.Health? health)
    {
        for (int i = 0; i < _sources.Length; i++)
        {
            _sources[i].AliveUntil = health?.Sources[i].AliveUntil ?? tick;
            if (health is not null)
                _sources[i].LostEvents = health.Sources[i].Lost;
            _copies[i].HeardUntil = health is { Copies: { IsEmpty: false } heard } ? heard[i] : tick;
        }
    }

    // Asked once for each server at each tick, in the order in which the loop that was recorded asked.
    private FeedBeat TakeBeat(ServerId server, bool isCopy, MarketTime until)
    {
        if (_at >= _script.Count || _script[_at] is not RecordedInput.LostEnd end || end.Server != server
            || end.IsCopy != isCopy)
            return new FeedBeat(until);
        _at++;
        return end.Beat;
    }

    private bool TryTakeCopy(ServerId server, [NotNullWhen(true)] out DropCopyBatch? batch)
    {
        batch = _at < _script.Count && _script[_at] is RecordedInput.Copy next && next.Server == server
            ? next.Item : null;
        if (batch is null)
            return false;
        _at++;
        return true;
    }

    private bool TryTakeBatch(ServerId server, [NotNullWhen(true)] out OrderBatch? batch)
    {
        batch = _at < _script.Count && _script[_at] is RecordedInput.Batch { Item: var next } && next.Server == server
            ? next : null;
        if (batch is null)
            return false;
        _at++;
        return true;
    }

    private sealed class NoticeReader(ReplayFeed feed) : ChannelReader<FleetNotice>
    {
        public override bool TryRead([MaybeNullWhen(false)] out FleetNotice item) => feed.TryTakeNotice(out item);

        public override ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken = default) =>
            throw new NotSupportedException("A replay is stepped; nobody waits for it.");
    }

    private sealed class Copy(ReplayFeed feed, ServerId server) : ChannelReader<DropCopyBatch>, IDropCopy
    {
        public ServerId Server => server;

        public ChannelReader<DropCopyBatch> Batches => this;

        public MarketTime HeardUntil { get; set; }

        public FeedBeat ReadBeat() => feed.TakeBeat(server, isCopy: true, HeardUntil);

        public void Return(DropCopyBatch batch)
        {
            // made for this one use
        }

        public override bool TryRead([MaybeNullWhen(false)] out DropCopyBatch item) =>
            feed.TryTakeCopy(server, out item);

        public override ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken = default) =>
            throw new NotSupportedException("A replay is stepped; nobody waits for it.");
    }

    private sealed class Source(ReplayFeed feed, ServerId server) : ChannelReader<OrderBatch>, IOrderSource
    {
        public ServerId Server => server;

        public ChannelReader<OrderBatch> Batches => this;

        public long LostEvents { get; set; }

        public MarketTime AliveUntil { get; set; }

        public FeedBeat ReadBeat() => feed.TakeBeat(server, isCopy: false, AliveUntil);

        public override bool CanCount => true;

        public override int Count => feed.IsPressed ? Limits.BatchesPerServer : 0;

        public void Return(OrderBatch batch)
        {
            // made for this one use
        }

        public override bool TryRead([MaybeNullWhen(false)] out OrderBatch item) =>
            feed.TryTakeBatch(server, out item);

        public override ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken = default) =>
            throw new NotSupportedException("A replay is stepped; nobody waits for it.");
    }
}
