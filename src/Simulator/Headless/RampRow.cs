using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless;

/// <summary>A restart in stages, as the run saw it.</summary>
/// <param name="Ramp">The restart as last seen.</param>
/// <param name="Stages">When each stage began.</param>
internal sealed record RampRow(RampState Ramp, ImmutableArray<MarketTime> Stages)
{
    /// <summary>When it was over; null while it runs.</summary>
    public MarketTime? EndedAt { get; init; }

    /// <summary>Whether it ended in a stop.</summary>
    public bool Stopped { get; init; }
}
