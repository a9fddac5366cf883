using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Servers;

/// <summary>What a gate holds every new order against: its limits and the restriction of its holds.
/// Immutable.</summary>
internal sealed class GateRules
{
    /// <summary>Stands for no throttle.</summary>
    public const int NoThrottle = int.MaxValue;

    /// <summary>Stands for no pace.</summary>
    public const long NoPace = long.MaxValue;

    private readonly GateRules?[]? _bySymbol; // null where no instrument has limits of its own

    /// <summary>Rules.</summary>
    /// <param name="limits">The limits.</param>
    /// <param name="enforces">Whether limits refuse; else they only count.</param>
    /// <param name="throttle">New orders in a second, or <see cref="NoThrottle"/>.</param>
    /// <param name="reduceOnly">Whether only orders leave that make a position smaller.</param>
    /// <param name="pace">Thousandths of an order a second, or <see cref="NoPace"/>.</param>
    public GateRules(GateLimitSet limits, bool enforces, int throttle, bool reduceOnly, long pace = NoPace)
        : this(limits.Each, enforces, throttle, reduceOnly, pace)
    {
        Limits = limits;
        if (limits.Symbols.IsEmpty)
            return;
        _bySymbol = new GateRules?[limits.Symbols.Max(static own => own.Symbol.Index) + 1];
        foreach ((SymbolId symbol, GateLimits own) in limits.Symbols)
            _bySymbol[symbol.Index] = new GateRules(own, enforces, throttle, reduceOnly, pace);
    }

    private GateRules(GateLimits limits, bool enforces, int throttle, bool reduceOnly, long pace = NoPace)
    {
        (Limits, Enforces, Throttle, ReduceOnly) = (new GateLimitSet(limits), enforces, throttle, reduceOnly);
        Pace = pace;
        IsComplete = limits.IsComplete;
        if (!IsComplete)
            return;
        OrderQuantity = limits.OrderQuantity.Value;
        OrderNotional = limits.OrderNotional.Value;
        OpenNotional = limits.OpenNotional.Value;
        PositionShares = limits.PositionShares.Value;
        PositionNotional = limits.PositionNotional.Value;
        PriceBandBps = limits.PriceBandBps.Value;
        ReferenceAge = limits.ReferenceAgeMilliseconds.IsNone
            ? long.MaxValue : limits.ReferenceAgeMilliseconds.Value * 1_000_000;
        MessagesPerSecond = limits.MessagesPerSecond.Value;
        DuplicatesPerSecond = limits.DuplicatesPerSecond.Value;
        HasBand = !limits.PriceBandBps.IsNone;
        NeedsReference = HasBand || !limits.PositionNotional.IsNone;
        CountsDuplicates = !limits.DuplicatesPerSecond.IsNone;
        ChecksPosition = !limits.PositionShares.IsNone || !limits.PositionNotional.IsNone;
    }

    /// <summary>The limits as they were set.</summary>
    public GateLimitSet Limits { get; }

    /// <summary>The rules for one instrument.</summary>
    /// <param name="symbol">Its index.</param>
    /// <returns>Its own, else these.</returns>
    public GateRules Of(int symbol) =>
        _bySymbol is { } own && (uint)symbol < (uint)own.Length ? own[symbol] ?? this : this;

    /// <summary>Whether limits refuse; else they only count.</summary>
    public bool Enforces { get; }

    /// <summary>New orders in a second.</summary>
    public int Throttle { get; }

    /// <summary>Thousandths of an order a second.</summary>
    public long Pace { get; }

    /// <summary>Whether only orders leave that make a position smaller.</summary>
    public bool ReduceOnly { get; }

    /// <summary>Whether every limit is set.</summary>
    public bool IsComplete { get; }

    public long OrderQuantity { get; }

    public long OrderNotional { get; }

    public long OpenNotional { get; }

    public long PositionShares { get; }

    public long PositionNotional { get; }

    public long PriceBandBps { get; }

    public long ReferenceAge { get; }

    public long MessagesPerSecond { get; }

    public long DuplicatesPerSecond { get; }

    public bool HasBand { get; }

    public bool NeedsReference { get; }

    public bool CountsDuplicates { get; }

    public bool ChecksPosition { get; }
}
