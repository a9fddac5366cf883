using Ops.Simulator.Servers;
using Ops.Telemetry.Model;

namespace Ops.Simulator;

/// <summary>Counts of one part of the flow: plain sums, written by the world's thread alone.</summary>
/// <param name="symbols">How many instruments there are.</param>
internal sealed class LedgerBook(int symbols)
{
    private readonly long[] _net = new long[symbols];
    private readonly long[] _costUnits = new long[symbols];
    private readonly long[] _executed = new long[symbols];

    /// <summary>Client orders.</summary>
    public long Parents { get; set; }

    /// <summary>Child orders that left.</summary>
    public long Children { get; private set; }

    /// <summary>Worth of those at their limits, in units of money.</summary>
    public long EnteredUnits { get; private set; }

    /// <summary>Worth of the executions, in units of money.</summary>
    public long ExecutedUnits { get; private set; }

    /// <summary>Executions.</summary>
    public long Executions { get; private set; }

    /// <summary>Shares executed.</summary>
    public long Shares { get; private set; }

    /// <summary>Net position of an instrument in shares.</summary>
    /// <param name="symbol">Its index.</param>
    public long NetOf(int symbol) => _net[symbol];

    /// <summary>What the net position has cost so far, sales subtracted, in units of money.</summary>
    /// <param name="symbol">Its index.</param>
    public long CostOf(int symbol) => _costUnits[symbol];

    /// <summary>Shares executed in an instrument.</summary>
    /// <param name="symbol">Its index.</param>
    public long ExecutedOf(int symbol) => _executed[symbol];

    /// <summary>Counts a child order that left.</summary>
    /// <param name="notionalUnits">Its worth at its limit.</param>
    public void Enter(long notionalUnits)
    {
        Children++;
        EnteredUnits = checked(EnteredUnits + notionalUnits);
    }

    /// <summary>Counts an execution.</summary>
    /// <param name="symbol">The instrument.</param>
    /// <param name="side">Which way.</param>
    /// <param name="shares">How much.</param>
    /// <param name="priceTicks">At what price.</param>
    public void Fill(int symbol, Side side, int shares, long priceTicks)
    {
        Executions++;
        Shares += shares;
        ExecutedUnits = checked(ExecutedUnits + shares * priceTicks);
        _executed[symbol] += shares;
        Move(symbol, side.Sign() * shares, priceTicks);
    }

    /// <summary>Moves a position without an execution.</summary>
    /// <param name="symbol">The instrument.</param>
    /// <param name="signedShares">By how much.</param>
    /// <param name="priceTicks">At what price.</param>
    public void Move(int symbol, long signedShares, long priceTicks)
    {
        _net[symbol] += signedShares;
        _costUnits[symbol] = checked(_costUnits[symbol] + signedShares * priceTicks);
    }
}
