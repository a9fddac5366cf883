using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Metrics;

/// <summary>
/// Which events of a slice concern which stage, as lists of positions. It is made without a branch, so that the stages
/// after it run over their own events without asking each one what it is: on mixed flow a processor guesses that wrong
/// half of the time, and a wrong guess costs more than the work itself.
/// </summary>
internal sealed class EventIndex
{
    private const int Lists = 4;
    private const int List = Limits.BatchCapacity; // places of one list
    private const int Bits = 16; // of one list's end

    private static readonly ulong[] s_moves =
        [.. Enumerable.Range(0, 32).Select(static kind => Moves((OrderEventKind)kind))];


    private readonly ushort[] _places = new ushort[Lists * List];
    private ulong _ends = Begin;

    /// <summary>Orders that left.</summary>
    public ReadOnlySpan<ushort> Sent => Of(0);

    /// <summary>What happened to orders that had left.</summary>
    public ReadOnlySpan<ushort> Answers => Of(1);

    /// <summary>What counts for a parent.</summary>
    public ReadOnlySpan<ushort> Parents => Of(2);

    /// <summary>What moves a position.</summary>
    public ReadOnlySpan<ushort> Trades => Of(3);

    /// <summary>Kinds that occur in the slice, one bit for each, as in <see cref="KindBits"/>.</summary>
    public int Kinds { get; private set; }

    /// <summary>Where the lists begin, as their ends are kept: side by side in one word.</summary>
    private static ulong Begin =>
        ((ulong)List << Bits) | ((ulong)(2 * List) << (2 * Bits)) | ((ulong)(3 * List) << (3 * Bits));

    /// <summary>Indexes a slice.</summary>
    /// <param name="events">At most <see cref="Limits.BatchCapacity"/> events.</param>
    public void Make(ReadOnlySpan<OrderEvent> events)
    {
        if (events.Length > Limits.BatchCapacity)
            throw new ArgumentException($"A slice holds at most {Limits.BatchCapacity} events.", nameof(events));
        ref ushort places = ref MemoryMarshal.GetArrayDataReference(_places);
        ref ulong moves = ref MemoryMarshal.GetArrayDataReference(s_moves);
        ulong ends = Begin;
        int kinds = 0;
        for (int i = 0; i < events.Length; i++)
        {
            // Each list gets every position; only the ends of those to which it belongs move on, all in one addition.
            int kind = (int)events[i].Kind & (s_moves.Length - 1);
            kinds |= 1 << kind;
            Unsafe.Add(ref places, (nint)(ushort)ends) = (ushort)i;
            Unsafe.Add(ref places, (nint)(ushort)(ends >> Bits)) = (ushort)i;
            Unsafe.Add(ref places, (nint)(ushort)(ends >> (2 * Bits))) = (ushort)i;
            Unsafe.Add(ref places, (nint)(ends >> (3 * Bits))) = (ushort)i;
            ends += Unsafe.Add(ref moves, kind);
        }
        _ends = ends;
        Kinds = kinds;
    }

    /// <summary>By how much an event of a kind moves the ends.</summary>
    private static ulong Moves(OrderEventKind kind)
    {
        return One(KindBits.Sent, 0) | One(KindBits.Answers, 1) | One(KindBits.Parents, 2) | One(KindBits.Trades, 3);

        ulong One(int kinds, int list) => (ulong)(uint)KindBits.In(kind, kinds) << (list * Bits);
    }

    private ReadOnlySpan<ushort> Of(int list) =>
        _places.AsSpan(list * List, (ushort)(_ends >> (list * Bits)) - (list * List));
}
