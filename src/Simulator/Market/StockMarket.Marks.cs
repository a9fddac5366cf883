using System.Collections.Immutable;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Market;

/// <content>The marks it publishes.</content>
internal sealed partial class StockMarket
{
    private readonly List<Mark> _changed = [];

    /// <summary>Takes the marks that changed since the last call.</summary>
    /// <returns>The marks; empty when nothing changed.</returns>
    public ImmutableArray<Mark> TakeChanged()
    {
        ImmutableArray<Mark> changed = [.. _changed];
        _changed.Clear();
        return changed;
    }

    /// <summary>Nobody will take the marks that changed since the last call.</summary>
    public void ForgetChanged() => _changed.Clear();

    /// <summary>Marks of all instruments, whether changed or not.</summary>
    /// <returns>The marks.</returns>
    public ImmutableArray<Mark> AllMarks() => [.. Enumerable.Range(0, Count).Select(MarkOf)];

    private Mark MarkOf(int symbol)
    {
        ref Instrument at = ref _instruments[symbol];
        return new Mark(
            new SymbolId(symbol), new Price(at.MidTicks), new Price(at.BidTicks), new Price(at.AskTicks),
            at.MarketVolume);
    }
}
