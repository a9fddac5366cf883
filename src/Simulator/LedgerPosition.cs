using Ops.Telemetry.Model;

namespace Ops.Simulator;

/// <summary>One instrument of one part of the flow.</summary>
public sealed record LedgerPosition
{
    /// <summary>The instrument.</summary>
    public required SymbolId Symbol { get; init; }

    /// <summary>Its ticker.</summary>
    public required string Ticker { get; init; }

    /// <summary>Net position in shares, negative when short.</summary>
    public required long NetShares { get; init; }

    /// <summary>Shares executed, both ways.</summary>
    public required long ExecutedShares { get; init; }

    /// <summary>Position at the mark, negative when short.</summary>
    public required Money Value { get; init; }

    /// <summary>Profit at the mark; negative for a loss.</summary>
    public required Money MarkToMarket { get; init; }

    /// <summary>What working the position off would cost, a positive amount.</summary>
    public required Money UnwindCost { get; init; }

    /// <summary>Usual trading days that takes at the scenario's participation.</summary>
    public required double UnwindDays { get; init; }

    /// <summary>Executed shares over the volume of the whole market, 0 to 1.</summary>
    public required double ShareOfVolume { get; init; }

    /// <summary>Largest distance of the mid from the opening price, as a part of it.</summary>
    public required double LargestMove { get; init; }
}
