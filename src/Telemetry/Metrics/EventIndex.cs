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
    private readonly ushort[] _sent = new ushort[Limits.BatchCapacity];
    private readonly ushort[] _answers = new ushort[Limits.BatchCapacity];
    private readonly ushort[] _parents = new ushort[Limits.BatchCapacity];
    private readonly ushort[] _trades = new ushort[Limits.BatchCapacity];
    private int _sentCount;
    private int _answerCount;
    private int _parentCount;
    private int _tradeCount;

    /// <summary>Orders that left.</summary>
    public ReadOnlySpan<ushort> Sent => _sent.AsSpan(0, _sentCount);

    /// <summary>What happened to orders that had left.</summary>
    public ReadOnlySpan<ushort> Answers => _answers.AsSpan(0, _answerCount);

    /// <summary>What counts for a parent.</summary>
    public ReadOnlySpan<ushort> Parents => _parents.AsSpan(0, _parentCount);

    /// <summary>What moves a position.</summary>
    public ReadOnlySpan<ushort> Trades => _trades.AsSpan(0, _tradeCount);

    /// <summary>Kinds that occur in the slice, one bit for each, as in <see cref="KindBits"/>.</summary>
    public int Kinds { get; private set; }

    /// <summary>Indexes a slice.</summary>
    /// <param name="events">At most <see cref="Limits.BatchCapacity"/> events.</param>
    public void Make(ReadOnlySpan<OrderEvent> events)
    {
        if (events.Length > Limits.BatchCapacity)
            throw new ArgumentException($"A slice holds at most {Limits.BatchCapacity} events.", nameof(events));
        ref ushort sent = ref MemoryMarshal.GetArrayDataReference(_sent);
        ref ushort answers = ref MemoryMarshal.GetArrayDataReference(_answers);
        ref ushort parents = ref MemoryMarshal.GetArrayDataReference(_parents);
        ref ushort trades = ref MemoryMarshal.GetArrayDataReference(_trades);
        (int sentCount, int answerCount, int parentCount, int tradeCount, int kinds) = (0, 0, 0, 0, 0);
        for (int i = 0; i < events.Length; i++)
        {
            // Each list gets every position; only those that belong move its end on.
            OrderEventKind kind = events[i].Kind;
            kinds |= 1 << (int)kind;
            Unsafe.Add(ref sent, sentCount) = (ushort)i;
            sentCount += KindBits.In(kind, KindBits.Sent);
            Unsafe.Add(ref answers, answerCount) = (ushort)i;
            answerCount += KindBits.In(kind, KindBits.Answers);
            Unsafe.Add(ref parents, parentCount) = (ushort)i;
            parentCount += KindBits.In(kind, KindBits.Parents);
            Unsafe.Add(ref trades, tradeCount) = (ushort)i;
            tradeCount += KindBits.In(kind, KindBits.Trades);
        }
        (_sentCount, _answerCount, _parentCount, _tradeCount) = (sentCount, answerCount, parentCount, tradeCount);
        Kinds = kinds;
    }
}
