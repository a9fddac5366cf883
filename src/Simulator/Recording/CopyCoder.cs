using Ops.Telemetry.Model;

namespace Ops.Simulator.Recording;

/// <summary>Events of drop copies, each number as its distance from the one before. Lossless for every event.</summary>
internal sealed class CopyCoder
{
    private readonly DropCopyEvent[] _last = new DropCopyEvent[Limits.MaxServers];

    /// <summary>Forgets what came before, so that what follows can be read without it.</summary>
    public void Begin() => Array.Clear(_last);

    /// <summary>Writes the events of a batch.</summary>
    /// <param name="server">Index of the batch's server.</param>
    /// <param name="events">The events.</param>
    /// <param name="into">Where they go.</param>
    public void Write(int server, ReadOnlySpan<DropCopyEvent> events, ByteSink into)
    {
        DropCopyEvent last = _last[server];
        foreach (ref readonly DropCopyEvent item in events)
        {
            into.AddByte((byte)item.Kind);
            into.AddByte((byte)item.Side);
            into.AddSigned(unchecked(item.TimeNanoseconds - last.TimeNanoseconds));
            into.AddSigned(unchecked(item.Sequence - last.Sequence - 1));
            into.AddSigned(unchecked(item.OrderNumber - last.OrderNumber));
            into.AddSigned(unchecked(item.PriceTicks - last.PriceTicks));
            into.AddSigned((long)item.SymbolIndex - last.SymbolIndex);
            into.AddSigned((long)item.Quantity - last.Quantity);
            last = item;
        }
        _last[server] = last;
    }

    /// <summary>Reads the events of a batch.</summary>
    /// <param name="server">Index of the batch's server.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="from">Where they come from.</param>
    /// <param name="into">The batch.</param>
    /// <exception cref="InvalidDataException">They end too early.</exception>
    public void Read(int server, int count, ByteSource from, DropCopyBatch into)
    {
        DropCopyEvent last = _last[server];
        for (int i = 0; i < count; i++)
        {
            last = new DropCopyEvent
            {
                Kind = (DropCopyKind)from.NextByte(),
                Side = (Side)from.NextByte(),
                TimeNanoseconds = unchecked(last.TimeNanoseconds + from.NextSigned()),
                Sequence = unchecked(last.Sequence + 1 + from.NextSigned()),
                OrderNumber = unchecked(last.OrderNumber + from.NextSigned()),
                PriceTicks = unchecked(last.PriceTicks + from.NextSigned()),
                SymbolIndex = unchecked((int)(last.SymbolIndex + from.NextSigned())),
                Quantity = unchecked((int)(last.Quantity + from.NextSigned())),
            };
            into.Add(last);
        }
        _last[server] = last;
    }
}
