using System.Collections.Immutable;
using System.Numerics;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Metrics;

/// <summary>All measured numbers of one server. One thread writes and reads it.</summary>
internal sealed class ServerLedger
{
    private readonly PnlTrack _pnl = new();
    private ReadingFigures _figures = new() { LastEventNanoseconds = ReadingFigures.NoEvent };

    /// <summary>An empty ledger.</summary>
    /// <param name="server">The server.</param>
    /// <param name="symbols">The universe.</param>
    /// <param name="fleetShares">Position of the whole fleet by instrument.</param>
    /// <param name="parents">Parents it has room for from the start.</param>
    public ServerLedger(ServerId server, ImmutableArray<SymbolDefinition> symbols, long[] fleetShares, int parents)
    {
        uint room = (uint)Math.Clamp(parents, 256, Limits.ParentsTracked);
        Parents = new ParentTable(expected: (int)BitOperations.RoundUpToPowerOf2(room));
        Sequence = new SequenceCheck(server, symbols.Length);
        Positions = new PositionBook(symbols, fleetShares);
    }

    /// <summary>Numbers of the feed.</summary>
    public SequenceCheck Sequence { get; }

    /// <summary>Which events of the present slice concern which stage.</summary>
    public EventIndex Index { get; } = new();

    /// <summary>Counts by kind.</summary>
    public KindWindows Kinds { get; } = new();

    /// <summary>Open orders.</summary>
    public OpenOrderTable Orders { get; } = new();

    /// <summary>Parents.</summary>
    public ParentTable Parents { get; }

    /// <summary>Positions.</summary>
    public PositionBook Positions { get; }

    /// <summary>Last events.</summary>
    public LastItems<OrderEvent> Recent { get; } = new(Limits.RecentEvents);

    /// <summary>New orders after an acknowledged halt.</summary>
    public long OrdersAfterBlock { get; set; }

    /// <summary>The numbers at the last tick.</summary>
    public ref readonly ReadingFigures Figures => ref _figures;

    /// <summary>Open plus filled exposure now, between ticks.</summary>
    public long EnteredExposure => checked(Orders.Notional + Positions.Gross);

    /// <summary>Takes the numbers of a tick.</summary>
    /// <param name="nanoseconds">The tick; everything before it was applied.</param>
    public void Read(long nanoseconds)
    {
        Kinds.RollTo(nanoseconds);
        ref ReadingFigures figures = ref _figures;
        figures.AtNanoseconds = nanoseconds;
        Kinds.Read(ref figures);
        figures.SharesExecuted = Positions.Executed;
        figures.MostChildrenOfOneParent = Parents.MostChildren;
        figures.OverfilledParents = Parents.Overfilled;
        figures.OpenOrders = Orders.Count;
        figures.UnacknowledgedOrders = Orders.Unacknowledged;
        long oldest = Orders.OldestUnacknowledgedSentAt() ?? nanoseconds;
        figures.OldestUnacknowledgedNanoseconds = Math.Max(0, nanoseconds - oldest);
        figures.OpenNotional = Orders.Notional;
        figures.GrossExposure = Positions.Gross;
        figures.NetExposure = Positions.Net;
        figures.Realised = Positions.Realised;
        figures.Unrealised = Positions.Unrealised;
        figures.Symbols = Positions.Symbols;
        _pnl.Add(nanoseconds, figures.Pnl);
        figures.Drawdown = _pnl.Drawdown;
        figures.PnlPerSecond = _pnl.PerSecond;
        figures.FeedSequence = Sequence.Last;
        figures.SendSequence = Sequence.LastSend;
        figures.MissedEvents = Sequence.Missed;
        figures.RepeatedEvents = Sequence.Repeated;
        figures.LastEventNanoseconds = Sequence.LastEventAt;
        figures.OrdersAfterBlock = OrdersAfterBlock;
    }
}
