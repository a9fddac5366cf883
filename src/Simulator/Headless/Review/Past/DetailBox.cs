using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Runtime.InteropServices;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless.Review.Past;

/// <summary>
/// What the page of one server showed, in a few kilobytes: rows as bytes, compressed. Thousands of them are kept, and a
/// few are looked at.
/// </summary>
internal sealed class DetailBox
{
    private const int Quality = 1;
    private const int Window = 16;
    private readonly ServerDetail _rest;
    private readonly byte[] _positions;
    private readonly byte[] _orders;
    private readonly byte[] _symbols;
    private readonly byte[] _events;

    private DetailBox(ServerDetail rest, byte[] positions, byte[] orders, byte[] symbols, byte[] events) =>
        (_rest, _positions, _orders, _symbols, _events) = (rest, positions, orders, symbols, events);

    /// <summary>Bytes it takes, but for messages, which it shares.</summary>
    public int Bytes => 200 + _positions.Length + _orders.Length + _symbols.Length + _events.Length;

    /// <summary>Packs a detail.</summary>
    /// <param name="detail">The detail.</param>
    /// <param name="before">The one before it of the same server: what did not change is shared; null for none.</param>
    /// <returns>The box.</returns>
    public static DetailBox Of(ServerDetail detail, DetailBox? before)
    {
        ImmutableArray<ServerMessage> messages = before is not null && before._rest.MessageCount == detail.MessageCount
            ? before._rest.Messages : detail.Messages;
        ServerDetail rest = detail with
        {
            Positions = [], OpenOrders = [], RecentEvents = [], OpenBySymbol = [], Messages = messages,
        };
        return new DetailBox(
            rest, Pack(detail.Positions), Pack(detail.OpenOrders), Pack(detail.OpenBySymbol),
            Pack(detail.RecentEvents));
    }

    /// <summary>Takes it out.</summary>
    /// <returns>The detail as it was.</returns>
    public ServerDetail Open() => _rest with
    {
        Positions = Unpack<PositionRow>(_positions),
        OpenOrders = Unpack<OpenOrderRow>(_orders),
        OpenBySymbol = Unpack<OpenSymbolRow>(_symbols),
        RecentEvents = Unpack<OrderEvent>(_events),
    };

    private static byte[] Pack<T>(ImmutableArray<T> rows)
        where T : struct
    {
        if (rows.IsDefaultOrEmpty)
            return [];
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(rows.AsSpan());
        byte[] room = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(bytes.Length) + 64);
        try
        {
            if (!BrotliEncoder.TryCompress(bytes, room.AsSpan(sizeof(int)), out int written, Quality, Window))
                throw new InvalidOperationException("Compressed bytes were larger than their largest size.");
            BinaryPrimitives.WriteInt32LittleEndian(room, bytes.Length);
            return room[..(sizeof(int) + written)];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(room);
        }
    }

    private static ImmutableArray<T> Unpack<T>(byte[] packed)
        where T : struct
    {
        if (packed.Length == 0)
            return [];
        var bytes = new byte[BinaryPrimitives.ReadInt32LittleEndian(packed)];
        if (!BrotliDecoder.TryDecompress(packed.AsSpan(sizeof(int)), bytes, out int written) || written != bytes.Length)
            throw new InvalidOperationException("What was packed here can't be taken out.");
        return [.. MemoryMarshal.Cast<byte, T>(bytes)];
    }
}
