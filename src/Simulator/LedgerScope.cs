using System.Collections.Immutable;
using Ops.Telemetry.Model;

namespace Ops.Simulator;

/// <summary>Counts and sums of one part of the flow.</summary>
public sealed record LedgerScope
{
    /// <summary>Nothing.</summary>
    public static LedgerScope Nothing { get; } = new()
    {
        Parents = 0, Children = 0, Executions = 0, Shares = 0, Positions = [],
    };

    /// <summary>Client orders received.</summary>
    public required long Parents { get; init; }

    /// <summary>Child orders that left through a gate.</summary>
    public required long Children { get; init; }

    /// <summary>Executions.</summary>
    public required long Executions { get; init; }

    /// <summary>Shares executed.</summary>
    public required long Shares { get; init; }

    /// <summary>Every instrument that was traded, in the order of their ids.</summary>
    public required ImmutableArray<LedgerPosition> Positions { get; init; }

    /// <summary>Worth at their limits of the child orders that left.</summary>
    public Money EnteredNotional { get; init; }

    /// <summary>Worth of the executions.</summary>
    public Money ExecutedNotional { get; init; }

    /// <summary>Instruments traded.</summary>
    public int Symbols => Positions.Length;

    /// <summary>Instruments with a long position.</summary>
    public int NetLongSymbols => Positions.Count(p => p.NetShares > 0);

    /// <summary>Instruments with a short position.</summary>
    public int NetShortSymbols => Positions.Count(p => p.NetShares < 0);

    /// <summary>Long positions at their marks.</summary>
    public Money NetLongNotional => Sum(Positions.Where(p => p.NetShares > 0), p => p.Value);

    /// <summary>Short positions at their marks, as a positive amount.</summary>
    public Money NetShortNotional => -Sum(Positions.Where(p => p.NetShares < 0), p => p.Value);

    /// <summary>Long plus short.</summary>
    public Money GrossNotional => NetLongNotional + NetShortNotional;

    /// <summary>Profit at the marks; negative for a loss.</summary>
    public Money MarkToMarket => Sum(Positions, p => p.MarkToMarket);

    /// <summary>What working the positions off would cost on top, a positive amount.</summary>
    public Money UnwindCost => Sum(Positions, p => p.UnwindCost);

    /// <summary>Profit after the unwind; negative for a loss.</summary>
    public Money Total => MarkToMarket - UnwindCost;

    /// <summary>
    /// Usual trading days the largest position takes to work off at the scenario's participation; 0 for none.
    /// </summary>
    public double UnwindDays => Positions.Length == 0 ? 0 : Positions.Max(p => p.UnwindDays);

    /// <summary>
    /// Instruments where this flow was more than 20 % of all volume and the price moved more than 5 %.
    /// </summary>
    public int StocksMoved => CountMoved(share: 0.20, move: 0.05);

    /// <summary>
    /// Instruments where this flow was more than 50 % of all volume and the price moved more than 10 %.
    /// </summary>
    public int StocksDominated => CountMoved(share: 0.50, move: 0.10);

    private int CountMoved(double share, double move) =>
        Positions.Count(p => p.ShareOfVolume > share && p.LargestMove > move);

    private static Money Sum(IEnumerable<LedgerPosition> positions, Func<LedgerPosition, Money> amount) =>
        positions.Aggregate(Money.Zero, (sum, position) => sum + amount(position));
}
