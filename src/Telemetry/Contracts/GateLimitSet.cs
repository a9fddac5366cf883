using System.Collections.Immutable;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>The hard limits of one gate: for every instrument, and otherwise for some.</summary>
/// <param name="Each">For instruments for which nothing else is set, and what is summed over all of them.</param>
public sealed record GateLimitSet(GateLimits Each)
{
    /// <summary>All limits for instruments that have one of their own.</summary>
    public ImmutableArray<(SymbolId Symbol, GateLimits Limits)> Symbols { get; init; } = [];
}
