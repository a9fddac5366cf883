using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Unwinding;

/// <summary>What the risk desk gets after a stop.</summary>
/// <param name="Scope">What it covers.</param>
/// <param name="Fleet">The fleet.</param>
/// <param name="MarketAt">Market time of the picture.</param>
/// <param name="At">Real time of its making.</param>
/// <param name="Servers">The servers it covers.</param>
/// <param name="Book">Positions, open orders and costs.</param>
internal sealed record UnwindPack(
    HaltScope Scope, FleetDefinition Fleet, MarketTime MarketAt, WallTime At, ImmutableArray<UnwindServer> Servers,
    UnwindBook Book)
{
    /// <summary>Servers that still flow: their figures change while they are read.</summary>
    public IEnumerable<string> Moving =>
        Servers.Where(static s => s.State != nameof(FlowState.Halted)).Select(static s => s.Server);

    /// <summary>Whether every server of it is halted, so that its figures stand still.</summary>
    public bool IsHalted => !Moving.Any();

    /// <summary>Which world it is of: LIVE, TRAINING or REPLAY.</summary>
    public string World => Fleet.Mode.ToString().ToUpperInvariant();

    /// <summary>Servers without figures.</summary>
    public IEnumerable<string> Missing => Servers.Where(static s => !s.HasFigures).Select(static s => s.Server);
}
