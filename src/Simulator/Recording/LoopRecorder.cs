using System.Collections.Concurrent;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Recording;

/// <summary>
/// Records what a loop takes in, in its order, with what was ordered and acknowledged between. The loop's thread copies
/// and hands over; a thread of its own writes. In real time nothing ever waits for it: what it can't keep up with is
/// dropped, counted and marked in the recording itself.
/// </summary>
public sealed class LoopRecorder : ILoopTap, IPatientRecorder, IDisposable
{
    private const int TicksPerChunk = 50; // a process that dies loses five seconds of market time
    private const int MostWaiting = 8_192;
    private readonly ChunkExchange _exchange;
    private readonly RecordingWriter _writer;
    private readonly ConcurrentQueue<object> _beside = new(); // acts and acknowledgements, bounded by MostWaiting
    private readonly Thread _thread;
    private readonly string _directory;
    private IReadOnlyList<IOrderSource> _sources = [];
    private IReadOnlyList<IDropCopy> _copies = [];
    private long[] _lost = [];
    private RecorderChunk? _chunk;
    private int _waiting;
    private long _missing;
    private long _dropped;
    private string _reason = "It was left without a word.";
    private string? _findings;
    private RecordedWorld? _world;
    private int _closed;

    private LoopRecorder(string directory, RecordingWriter writer, TimeSpan patience)
    {
        (_directory, _writer) = (directory, writer);
        _exchange = new ChunkExchange { Waits = true, Patience = patience };
        _thread = new Thread(Write) { Name = "recorder", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Where it is and how it is doing. Any thread.</summary>
    public RecordingState State => new(
        _directory, _writer.Bytes, _writer.Events, Interlocked.Read(ref _dropped), _writer.Trouble);

    /// <summary>
    /// Whether the loop waits for the writer: at first, while it runs in virtual time. To be set to false when real
    /// time begins, and to true while a jump has no real time to keep.
    /// </summary>
    public bool Waits
    {
        get => _exchange.Waits;
        set => _exchange.Waits = value;
    }

    /// <inheritdoc/>
    public int Backlog => _exchange.Busy;

    /// <summary>Begins a recording.</summary>
    /// <param name="directory">Its directory; made when it is missing.</param>
    /// <param name="header">What is recorded.</param>
    /// <param name="scenario">The text of the scenario.</param>
    /// <param name="mostBytes">Size at which it ends by itself.</param>
    /// <param name="patience">How long the loop waits for a disk that writes nothing; null for as long as it takes.
    /// </param>
    /// <returns>The recorder.</returns>
    /// <exception cref="IOException">There is a recording already, or it can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static LoopRecorder Begin(
        string directory, RecordingHeader header, string scenario, long mostBytes = long.MaxValue,
        TimeSpan? patience = null)
    {
        ArgumentNullException.ThrowIfNull(header);
        Stream stream = RecordingFile.Create(directory);
        try
        {
            return new LoopRecorder(
                directory, new RecordingWriter(stream, header, scenario, mostBytes),
                patience ?? Timeout.InfiniteTimeSpan);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Says whose heartbeats and losses are inputs too. Before the first input.</summary>
    /// <param name="feed">Whose sources and drop copies.</param>
    public void Watch(IFleetFeed feed)
    {
        ArgumentNullException.ThrowIfNull(feed);
        (_sources, _copies) = (feed.Sources, feed.DropCopies);
        _lost = new long[_sources.Count];
    }

    /// <inheritdoc/>
    public void OnBatch(OrderBatch batch)
    {
        if (Room() is { } chunk)
            chunk.Add(batch);
    }

    /// <inheritdoc/>
    public void OnDropCopy(ServerId server, DropCopyBatch batch)
    {
        if (Room() is { } chunk)
            chunk.Add(server, batch);
    }

    /// <inheritdoc/>
    public void OnLostEnd(ServerId server, FeedBeat beat) =>
        Room()?.Add(InputTag.LostEnd, 0, new RecordedInput.LostEnd(server, IsCopy: false, beat));

    /// <inheritdoc/>
    public void OnLostCopyEnd(ServerId server, FeedBeat beat) =>
        Room()?.Add(InputTag.LostCopyEnd, 0, new RecordedInput.LostEnd(server, IsCopy: true, beat));

    /// <inheritdoc/>
    public void OnNotice(FleetNotice notice)
    {
        InputTag tag = notice switch
        {
            FleetNotice.Tick => InputTag.Tick,
            FleetNotice.Marks => InputTag.Marks,
            FleetNotice.Manifest => InputTag.Manifest,
            _ => InputTag.Message,
        };
        if (Room() is not { } chunk)
            return;
        if (notice is FleetNotice.Tick tick)
            NoteHealth(chunk, tick.At); // in the same place as its tick: nothing said beside comes between them
        chunk.Add(tag, 0, notice);
        if (chunk.Ticks >= TicksPerChunk)
            HandOver();
    }

    /// <summary>In virtual time: the clock stands here, and the room looks. On the loop's thread.</summary>
    /// <param name="at">Where it stands.</param>
    public void OnStep(MarketTime at) => Room()?.Add(InputTag.Step, at.Nanoseconds, null);

    /// <summary>In virtual time: a picture is made here. On the loop's thread.</summary>
    public void OnLook() => Room()?.Add(InputTag.Look, 0, null);

    /// <summary>Somebody acted. Any thread; never waits. It stands where the loop has come to.</summary>
    /// <param name="act">What they did.</param>
    public void OnAct(RecordedAct act) => Beside(act);

    /// <summary>A gate acknowledged. Any thread; never waits.</summary>
    /// <param name="ack">What it said.</param>
    public void OnAck(in GateAck ack) => Beside(ack);

    /// <summary>
    /// Closes the recording: nothing is taken after it. When the loop has stopped, or on its thread.
    /// </summary>
    /// <param name="reason">Why, as a sentence.</param>
    /// <param name="findings">Digest of the findings of the rules; null for none.</param>
    /// <param name="world">What really happened; null when nobody knows.</param>
    public void Close(string reason, string? findings = null, RecordedWorld? world = null)
    {
        if (Interlocked.Exchange(ref _closed, 1) == 1)
            return;
        (_reason, _findings, _world) = (reason, findings, world);
        TakeBeside();
        HandOver();
        _exchange.Close();
        _thread.Join();
        _writer.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose() => Close(_reason);

    private void Beside(object item)
    {
        if (Interlocked.Increment(ref _waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            Interlocked.Increment(ref _missing);
            Interlocked.Increment(ref _dropped);
            return;
        }
        _beside.Enqueue(item);
    }

    /// <summary>A chunk with room for one more input; null when the writer is behind: then one is missing.</summary>
    private RecorderChunk? Room()
    {
        TakeBeside();
        return Place();
    }

    private void TakeBeside()
    {
        while (_beside.TryDequeue(out object? item))
        {
            Interlocked.Decrement(ref _waiting);
            Place()?.Add(item is RecordedAct ? InputTag.Act : InputTag.Ack, 0, item);
        }
    }

    private RecorderChunk? Place()
    {
        if (_chunk is { IsFull: true })
            HandOver();
        if ((_chunk ??= _exchange.TakeFree()) is not { } chunk)
        {
            Interlocked.Increment(ref _missing);
            Interlocked.Increment(ref _dropped);
            return null;
        }
        long missing = Interlocked.Exchange(ref _missing, 0);
        if (missing > 0)
            chunk.Add(InputTag.Dropped, missing, null);
        return chunk;
    }

    private void HandOver()
    {
        if (_chunk is { } chunk)
            _exchange.GiveFull(chunk);
        _chunk = null;
    }

    private void NoteHealth(RecorderChunk chunk, MarketTime tick)
    {
        bool ordinary = true;
        for (int i = 0; i < _lost.Length; i++)
            ordinary &= _sources[i].LostEvents == _lost[i] && _sources[i].AliveUntil == tick;
        foreach (IDropCopy copy in _copies)
            ordinary &= copy.HeardUntil == tick;
        if (ordinary)
            return;
        var health = new (long Lost, MarketTime AliveUntil)[_lost.Length];
        for (int i = 0; i < health.Length; i++)
        {
            health[i] = (_sources[i].LostEvents, _sources[i].AliveUntil);
            _lost[i] = health[i].Lost;
        }
        chunk.Add(
            InputTag.Health, 0,
            new RecordedInput.Health([.. health], [.. _copies.Select(static copy => copy.HeardUntil)]));
    }

    private void Write()
    {
        while (_exchange.TakeFull() is { } chunk)
        {
            _writer.Write(chunk);
            _exchange.GiveFree(chunk);
        }
        _writer.End(_reason, _findings, _world, Interlocked.Read(ref _missing));
    }
}
