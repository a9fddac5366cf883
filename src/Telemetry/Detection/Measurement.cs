using Ops.Telemetry.Contracts;
using Ops.Telemetry.Detection.Peers;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection;

/// <summary>
/// What detectors are given of one server, or of the fleet, at one tick. A further detector adds what it needs.
/// </summary>
internal readonly record struct Measurement
{
    /// <summary>Stands for the fleet as a whole.</summary>
    public const int NoServer = -1;

    /// <summary>A measurement.</summary>
    public Measurement()
    {
    }

    /// <summary>Market time of the tick.</summary>
    public required MarketTime Now { get; init; }

    /// <summary>Phase of the session.</summary>
    public required SessionPhase Phase { get; init; }

    /// <summary>New orders in the last second.</summary>
    public int OrdersIn1s { get; init; }

    /// <summary>New orders in the last ten seconds.</summary>
    public int OrdersIn10s { get; init; }

    /// <summary>Open plus filled exposure.</summary>
    public Money EnteredExposure { get; init; }

    /// <summary>Realised plus unrealised P&amp;L.</summary>
    public Money Pnl { get; init; }

    /// <summary>Change of P&amp;L per second over ten seconds.</summary>
    public Money PnlPerSecond { get; init; }

    /// <summary>All numbers of the server; null when the fleet is judged.</summary>
    public ServerLedger? Server { get; init; }

    /// <summary>All numbers of the fleet, its marks and the market's volumes; null in tests that need none.</summary>
    public FleetLedger? Fleet { get; init; }

    /// <summary>The other servers; null in tests that need none.</summary>
    public PeerBoard? Peers { get; init; }

    /// <summary>Index of the server on <see cref="Peers"/>; -1 when the fleet is judged.</summary>
    public int Index { get; init; } = NoServer;

    /// <summary>Last log messages of the server; null when the fleet is judged.</summary>
    public LastItems<ServerMessage>? Messages { get; init; }

    /// <summary>How the rules are set, for the rule that judges the rules.</summary>
    public RuleBook? Rules { get; init; }

    /// <summary>Whether an auction is being crossed: flow comes at once then, and that is right.</summary>
    public bool IsAuction => Phase is SessionPhase.OpeningAuction or SessionPhase.ClosingAuction;

    /// <summary>Whether a hold covers the server or it is not measured any more: what it does not do says
    /// nothing.</summary>
    public bool IsHeld => Peers is not null && Index >= 0 && !Peers.IsComparable(Index);

    /// <summary>What was done with the controls; null where a server is judged.</summary>
    public ControlHistory? Controls { get; init; }
}
