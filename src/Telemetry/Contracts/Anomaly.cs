using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>Something a detector found, with the figures behind it.</summary>
/// <param name="Rule">Stable code of the rule, e.g. order-rate-history.</param>
/// <param name="Server">The server; null for the fleet.</param>
/// <param name="Severity">How bad.</param>
/// <param name="Value">What was measured, in the rule's unit.</param>
/// <param name="Limit">What it is held against, in the same unit.</param>
/// <param name="Unit">The unit: orders/s, $, $/s.</param>
/// <param name="Action">What the limit is wired to: none, alarm, block.</param>
/// <param name="Since">When it was first seen.</param>
/// <param name="Message">One sentence for the operator.</param>
public sealed record Anomaly(
    string Rule, ServerId? Server, AnomalySeverity Severity, decimal Value, decimal Limit, string Unit, string Action,
    MarketTime Since, string Message)
{
    /// <summary>The instrument it is about; null when it is about none in particular.</summary>
    public SymbolId? Symbol { get; init; }

    /// <summary>
    /// Tells findings of one rule apart that are about no instrument, such as reasons of refusal; an instrument is only
    /// named then. Null when there is but one.
    /// </summary>
    public int? Topic { get; init; }

    /// <summary>The parent order it is about, by <see cref="ParentId.Value"/>; null when it is about none.</summary>
    public long? Parent { get; init; }

    /// <summary>Number, in the server's feed, of the event that crossed; null when a tick showed it.</summary>
    public long? EventSequence { get; init; }

    /// <summary>Market time of that event, or of the tick.</summary>
    public MarketTime SeenAt { get; init; }

    /// <summary>The order of that event, by <see cref="OrderId.Value"/>; null when a tick showed it.</summary>
    public long? Order { get; init; }

    /// <summary>The instrument of that order; the finding itself may be about no instrument.</summary>
    public SymbolId? OrderSymbol { get; init; }

    /// <summary>The ladder's action that is due; <see cref="LimitAction.Alarm"/> when none is.</summary>
    public LimitAction Step { get; init; }

    /// <summary>Whether the rule runs silently: it is recorded, never acts and is no alarm.</summary>
    public bool Shadow { get; init; }
}
