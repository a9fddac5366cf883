using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Recording;

/// <summary>
/// Digest of everything the loop took in, in its order: XxHash128 over the little-endian bytes of every order event and
/// notice. The same scenario, preset, seed and actions give the same digest on every machine.
/// </summary>
internal sealed class EventDigest : ILoopTap
{
    private readonly XxHash128 _hash = new();
    private readonly byte[] _event = new byte[64];

    /// <summary>Order events taken in.</summary>
    public long Events { get; private set; }

    /// <summary>Notices taken in.</summary>
    public long Notices { get; private set; }

    /// <summary>The digest so far, hexadecimal.</summary>
    public string Text => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <inheritdoc/>
    public void OnBatch(OrderBatch batch) => OnEvents(batch.Events);

    /// <summary>Takes in the events of a batch.</summary>
    /// <param name="events">The events.</param>
    public void OnEvents(ReadOnlySpan<OrderEvent> events)
    {
        Events += events.Length;
        if (BitConverter.IsLittleEndian)
        {
            // The struct is 64 bytes without a gap, in the order of its fields: on such a machine it is its own
            // canonical form.
            _hash.Append(MemoryMarshal.AsBytes(events));
            return;
        }
        foreach (ref readonly OrderEvent item in events)
        {
            WriteCanonical(item, _event);
            _hash.Append(_event);
        }
    }

    /// <inheritdoc/>
    public void OnNotice(FleetNotice notice)
    {
        Notices++;
        switch (notice)
        {
            case FleetNotice.Tick tick:
                AddNumbers('t', tick.At.Nanoseconds, (long)tick.Phase);
                break;
            case FleetNotice.Marks marks:
                AddNumbers('p', marks.At.Nanoseconds, marks.Items.Length);
                foreach (Mark mark in marks.Items)
                    AddNumbers('p', mark.Symbol.Index, mark.Mid.Ticks, mark.Bid.Ticks, mark.Ask.Ticks,
                        mark.MarketVolume);
                break;
            case FleetNotice.Manifest { Item: var manifest }:
                AddNumbers('m', manifest.Server.Index, manifest.At.Nanoseconds);
                AddTexts(manifest.Build, manifest.BuildHash, manifest.PlannedBuild ?? "");
                foreach (FlagState flag in manifest.Flags)
                    AddTexts(flag.ToString());
                break;
            case FleetNotice.Message { Item: var message }:
                AddNumbers('l', message.Server.Index, message.At.Nanoseconds, (long)message.Severity);
                AddTexts(message.Source, message.Text);
                break;
            default:
                throw new InvalidOperationException($"The digest does not know the notice {notice.GetType().Name}.");
        }
    }

    /// <summary>Writes an event as it lies in memory on a little-endian machine.</summary>
    /// <param name="item">The event.</param>
    /// <param name="into">64 bytes.</param>
    internal static void WriteCanonical(in OrderEvent item, Span<byte> into)
    {
        ReadOnlySpan<long> numbers =
        [
            item.FeedSequence, item.SendSequence, item.TimeNanoseconds, item.OrderNumber, item.ParentNumber,
                item.PriceTicks,
        ];
        for (int i = 0; i < numbers.Length; i++)
            BinaryPrimitives.WriteInt64LittleEndian(into[(i * sizeof(long))..], numbers[i]);
        BinaryPrimitives.WriteInt32LittleEndian(into[48..], item.Quantity);
        BinaryPrimitives.WriteInt32LittleEndian(into[52..], item.SymbolIndex);
        BinaryPrimitives.WriteUInt16LittleEndian(into[56..], item.ServerIndex);
        into[58] = (byte)item.Kind;
        into[59] = (byte)item.Side;
        BinaryPrimitives.WriteInt32LittleEndian(into[60..], item.Aux);
    }

    private void AddTexts(params ReadOnlySpan<string> texts)
    {
        foreach (string text in texts)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            AddNumbers(bytes.Length);
            _hash.Append(bytes);
        }
    }

    private void AddNumbers(params ReadOnlySpan<long> numbers)
    {
        Span<byte> bytes = stackalloc byte[numbers.Length * sizeof(long)];
        for (int i = 0; i < numbers.Length; i++)
            BinaryPrimitives.WriteInt64LittleEndian(bytes[(i * sizeof(long))..], numbers[i]);
        _hash.Append(bytes);
    }
}
