using System.Text;
using System.Text.Json;
using Ops.Telemetry.Contracts;

namespace Ops.Simulator.Recording;

/// <summary>
/// The writing half of a recorder, on a thread of its own: encodes, compresses and writes what the loop copied. A disk
/// that fails ends the recording and nothing else.
/// </summary>
internal sealed class RecordingWriter : IDisposable
{
    /// <summary>
    /// Most acts that are listed at the end once more. With more of them, or longer ones than a frame holds, readers
    /// find them where they lie in the flow.
    /// </summary>
    public const int MostListed = 10_000;

    private readonly FrameWriter _frames;
    private readonly InputEncoder _encoder = new();
    private readonly EventDigest _digest = new();
    private readonly long _mostBytes;
    private string _marketEnd;
    private readonly List<RecordedAct> _acts = [];
    private int _actCount;
    private long _dropped;
    private long _bytes;
    private long _events;
    private volatile string? _trouble;

    /// <summary>Begins the file.</summary>
    /// <param name="stream">Where it goes; disposed with the writer.</param>
    /// <param name="header">What is recorded.</param>
    /// <param name="scenario">The text of the scenario.</param>
    /// <param name="mostBytes">Size at which it ends by itself.</param>
    /// <exception cref="IOException">It can't be written.</exception>
    public RecordingWriter(Stream stream, RecordingHeader header, string scenario, long mostBytes)
    {
        (_mostBytes, _marketEnd) = (mostBytes, header.MarketStart);
        _frames = new FrameWriter(stream);
        _frames.Write(FrameKind.Header, JsonSerializer.SerializeToUtf8Bytes(header, RecordingJson.Compact));
        _frames.Write(FrameKind.Scenario, _encoder.Pack(Encoding.UTF8.GetBytes(scenario)));
        _bytes = _frames.Bytes;
    }

    /// <summary>Bytes on disk. Any thread, as with the figures below.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Order events on disk.</summary>
    public long Events => Interlocked.Read(ref _events);

    /// <summary>Inputs that reached the writer and are not on disk, because it can't go on.</summary>
    public long Discarded { get; private set; }

    /// <summary>Why it does not go on; null while it does.</summary>
    public string? Trouble => _trouble;

    /// <summary>Writes a chunk.</summary>
    /// <param name="chunk">The chunk.</param>
    public void Write(RecorderChunk chunk)
    {
        if (_trouble is null && _frames.Bytes > _mostBytes)
            _trouble = $"The recording has reached its largest size, {_mostBytes / (1024 * 1024)} MB.";
        if (_trouble is not null)
        {
            Discarded += chunk.Entries.Count;
            return;
        }
        foreach (RecorderChunk.Entry entry in chunk.Entries)
            Count(chunk, entry);
        Guard(() => _frames.Write(FrameKind.Inputs, _encoder.Encode(chunk)));
        Interlocked.Exchange(ref _bytes, _frames.Bytes);
        Interlocked.Exchange(ref _events, _digest.Events);
    }

    /// <summary>Closes the file with what was counted.</summary>
    /// <param name="reason">Why it ends.</param>
    /// <param name="findings">Digest of the findings; null for none.</param>
    /// <param name="world">What really happened; null when nobody knows.</param>
    /// <param name="dropped">Inputs that never reached the writer after the last that did.</param>
    public void End(string reason, string? findings, RecordedWorld? world, long dropped)
    {
        Guard(ListActs);
        if (world is not null)
        {
            Guard(() => _frames.Write(
                FrameKind.World, JsonSerializer.SerializeToUtf8Bytes(world, RecordingJson.Compact)));
        }
        var end = new RecordingEnd
        {
            Reason = _trouble ?? reason, MarketEnd = _marketEnd, Events = _digest.Events, Notices = _digest.Notices,
            Acts = _actCount, Dropped = _dropped + dropped + Discarded, EventLogDigest = _digest.Text,
            FindingsDigest = findings,
        };
        Guard(() => _frames.Write(FrameKind.End, JsonSerializer.SerializeToUtf8Bytes(end, RecordingJson.Compact)));
        Interlocked.Exchange(ref _bytes, _frames.Bytes);
    }

    /// <inheritdoc/>
    public void Dispose() => Guard(_frames.Dispose);

    private void Count(RecorderChunk chunk, in RecorderChunk.Entry entry)
    {
        switch (entry.Item)
        {
            case FleetNotice notice:
                _digest.OnNotice(notice);
                if (notice is FleetNotice.Tick tick)
                    _marketEnd = tick.At.ToString();
                break;
            case RecordedAct act:
                if (++_actCount <= MostListed)
                    _acts.Add(act);
                break;
            default:
                if (entry.Tag == InputTag.Batch)
                    _digest.OnEvents(chunk.EventsOf(entry));
                else if (entry.Tag == InputTag.Dropped)
                    _dropped += entry.Number;
                break;
        }
    }

    private void ListActs()
    {
        if (_actCount > MostListed)
            return;
        byte[] acts = JsonSerializer.SerializeToUtf8Bytes(_acts, RecordingJson.Compact);
        if (acts.Length <= FrameFormat.MostPayload)
            _frames.Write(FrameKind.Acts, acts);
    }

    private void Guard(Action write)
    {
        try
        {
            write();
        }
        catch (Exception failure) // whatever it is: it ends the recording, which says so, and never the program
        {
            _trouble ??= $"The recording can't be written: {failure.Message}";
        }
    }
}
