using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Recording;

/// <summary>Turns the payloads of frames into inputs. What no encoder can have written ends in
/// <see cref="InvalidDataException"/>.</summary>
internal sealed class InputDecoder
{
    private const int MostUnpacked = FrameFormat.MostPayload;
    private readonly EventCoder _events = new();
    private readonly CopyCoder _copies = new();
    private readonly Dictionary<int, Mark> _marks = [];
    private long _time;

    /// <summary>Decodes one frame.</summary>
    /// <param name="payload">The payload.</param>
    /// <returns>The inputs in order.</returns>
    /// <exception cref="InvalidDataException">The payload is no frame of inputs.</exception>
    public IEnumerable<RecordedInput> Decode(byte[] payload)
    {
        var source = new ByteSource(Unpack(payload));
        _events.Begin();
        _copies.Begin();
        _marks.Clear();
        _time = 0;
        while (!source.IsAtEnd)
            yield return Next(source);
    }

    /// <summary>Takes compressed bytes apart.</summary>
    /// <param name="payload">Length and compressed bytes.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="InvalidDataException">They are not.</exception>
    public static byte[] Unpack(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < sizeof(int))
            throw new InvalidDataException("a compressed frame is too short");
        int length = BinaryPrimitives.ReadInt32LittleEndian(payload);
        if (length is < 0 or > MostUnpacked)
            throw new InvalidDataException("the length of a compressed frame is out of range");
        byte[] bytes = new byte[length];
        return BrotliDecoder.TryDecompress(payload[sizeof(int)..], bytes, out int written) && written == length
            ? bytes : throw new InvalidDataException("a frame can't be decompressed");
    }

    private RecordedInput Next(ByteSource source)
    {
        var tag = (InputTag)source.NextByte();
        switch (tag)
        {
            case InputTag.Batch:
                return new RecordedInput.Batch(NextBatch(source));
            case InputTag.Copy:
                return NextCopy(source);
            case InputTag.Tick:
                MarketTime at = NextTime(source);
                ulong phase = source.Next();
                return phase < (ulong)Enum.GetValues<SessionPhase>().Length + 1
                    ? new RecordedInput.Notice(new FleetNotice.Tick(at, (SessionPhase)phase))
                    : throw new InvalidDataException("there is no such phase of a session");
            case InputTag.Marks:
                return new RecordedInput.Notice(NextMarks(source));
            case InputTag.Step:
                return new RecordedInput.Step(NextTime(source));
            case InputTag.Look:
                return new RecordedInput.Look();
            case InputTag.Health:
                return NextHealth(source);
            case InputTag.LostEnd or InputTag.LostCopyEnd:
                return NextLostEnd(source, isCopy: tag == InputTag.LostCopyEnd);
            case InputTag.Dropped:
                return new RecordedInput.Dropped((long)source.Next());
            case InputTag.Manifest:
                return new RecordedInput.Notice(new FleetNotice.Manifest(NextJson<ServerManifest>(source)));
            case InputTag.Message:
                return new RecordedInput.Notice(new FleetNotice.Message(NextJson<ServerMessage>(source)));
            case InputTag.Act:
                return new RecordedInput.Act(NextJson<RecordedAct>(source));
            case InputTag.Ack:
                return new RecordedInput.Ack(NextJson<GateAck>(source));
            default:
                throw new InvalidDataException($"there is no kind of input {(byte)tag}");
        }
    }

    private OrderBatch NextBatch(ByteSource source)
    {
        ulong server = source.Next();
        ulong count = source.Next();
        if (server >= Limits.MaxServers || count > Limits.BatchCapacity)
            throw new InvalidDataException("a batch is larger than can be");
        var batch = new OrderBatch((int)count);
        batch.Rewind(new ServerId((ushort)server));
        _events.Read((int)server, (int)count, source, batch);
        return batch;
    }

    private RecordedInput.Copy NextCopy(ByteSource source)
    {
        ulong server = source.Next();
        ulong count = source.Next();
        if (server >= Limits.MaxServers || count > Limits.DropCopyBatch)
            throw new InvalidDataException("a batch of a drop copy is larger than can be");
        var batch = new DropCopyBatch((int)count);
        _copies.Read((int)server, (int)count, source, batch);
        return new RecordedInput.Copy(new ServerId((ushort)server), batch);
    }

    private FleetNotice.Marks NextMarks(ByteSource source)
    {
        MarketTime at = NextTime(source);
        int count = source.NextCount();
        var marks = ImmutableArray.CreateBuilder<Mark>(count);
        int last = -1;
        for (int i = 0; i < count; i++)
        {
            int symbol = unchecked((int)(last + 1 + source.NextSigned()));
            Mark before = _marks.GetValueOrDefault(symbol);
            long mid = unchecked(before.Mid.Ticks + source.NextSigned());
            long bid = unchecked(mid - source.NextSigned());
            long ask = unchecked(mid + source.NextSigned());
            long volume = unchecked(before.MarketVolume + source.NextSigned());
            var mark = new Mark(new SymbolId(symbol), new Price(mid), new Price(bid), new Price(ask), volume);
            _marks[symbol] = mark;
            marks.Add(mark);
            last = symbol;
        }
        return new FleetNotice.Marks(at, marks.MoveToImmutable());
    }

    private RecordedInput.Health NextHealth(ByteSource source)
    {
        int count = source.NextCount();
        var sources = ImmutableArray.CreateBuilder<(long Lost, MarketTime AliveUntil)>(count);
        for (int i = 0; i < count; i++)
            sources.Add((source.NextSigned(), new MarketTime(unchecked(_time + source.NextSigned()))));
        int copies = source.NextCount();
        var heard = ImmutableArray.CreateBuilder<MarketTime>(copies);
        for (int i = 0; i < copies; i++)
            heard.Add(new MarketTime(unchecked(_time + source.NextSigned())));
        return new RecordedInput.Health(sources.MoveToImmutable(), heard.MoveToImmutable());
    }

    private RecordedInput.LostEnd NextLostEnd(ByteSource source, bool isCopy)
    {
        ulong server = source.Next();
        if (server >= Limits.MaxServers)
            throw new InvalidDataException("there is no such server");
        var until = new MarketTime(unchecked(_time + source.NextSigned()));
        var beat = new FeedBeat(until, source.NextSigned(), source.NextSigned());
        return new RecordedInput.LostEnd(new ServerId((ushort)server), isCopy, beat);
    }

    private static T NextJson<T>(ByteSource source)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(source.NextBytes(), RecordingJson.Compact)
                ?? throw new InvalidDataException($"a {typeof(T).Name} in it is null");
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException or NotSupportedException)
        {
            throw new InvalidDataException($"a {typeof(T).Name} in it can't be read: {wrong.Message}", wrong);
        }
    }

    private MarketTime NextTime(ByteSource source)
    {
        _time = unchecked(_time + source.NextSigned());
        return new MarketTime(_time);
    }
}
