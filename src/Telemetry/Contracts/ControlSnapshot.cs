using System.Collections.Immutable;

namespace Ops.Telemetry.Contracts;

/// <summary>The picture of what has been ordered: independent of anything measured.</summary>
/// <param name="Version">Rises with every change.</param>
/// <param name="Servers">One row per server, in the order of their ids.</param>
/// <param name="Holds">All standing holds, oldest first, those that cover no present server included.</param>
/// <param name="Requests">Releases that wait for a second person.</param>
/// <param name="JournalHealthy">Whether the journal could write its last entry.</param>
public sealed record ControlSnapshot(
    long Version, ImmutableArray<ServerControl> Servers, ImmutableArray<Hold> Holds,
    ImmutableArray<ReleaseRequest> Requests, bool JournalHealthy)
{
    /// <summary>The canary with its own holds, which are in no other list; null while there is none.</summary>
    public ServerControl? Canary { get; init; }

    /// <summary>The picture of the canary alone, for whoever follows a kill of it.</summary>
    /// <returns>The picture.</returns>
    public ControlSnapshot OfCanary() =>
        this with { Servers = Canary is null ? [] : [Canary], Holds = Canary?.Holds ?? [] };

    /// <summary>The last releases, oldest first.</summary>
    public ImmutableArray<HoldRelease> Releases { get; init; } = [];

    /// <summary>Restarts in stages that are under way, oldest first.</summary>
    public ImmutableArray<RampState> Ramps { get; init; } = [];

    /// <summary>The restart a server is in: of several the one that lets the least out.</summary>
    /// <param name="server">The server.</param>
    /// <returns>The restart; null for none.</returns>
    public RampState? RampOf(ServerControl server) => server.State is not (FlowState.Flowing or FlowState.Releasing)
        ? null : Ramps.Where(ramp => server.Holds.Any(hold => hold.Id == ramp.Hold.Id))
            .MinBy(static ramp => ramp.Percent);
}
