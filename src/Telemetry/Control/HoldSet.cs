using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Control;

/// <summary>
/// The standing holds, as a value. A server is stopped while at least one of them covers it; removing one never
/// uncovers what another covers, and taking the same command twice changes nothing.
/// </summary>
internal sealed class HoldSet
{
    private HoldSet(ImmutableArray<Hold> all)
    {
        All = all;
        OfServers = all.Any(static hold => hold.Scope.IsCanary)
            ? [.. all.Where(static hold => !hold.Scope.IsCanary)] : all;
    }

    /// <summary>No hold.</summary>
    public static HoldSet Empty { get; } = new([]);

    /// <summary>All standing holds, oldest first.</summary>
    public ImmutableArray<Hold> All { get; }

    /// <summary>Those that stop servers, without those of the canary.</summary>
    public ImmutableArray<Hold> OfServers { get; }

    /// <summary>The set without the canary's holds.</summary>
    /// <returns>The new set.</returns>
    public HoldSet WithoutCanary() => new(OfServers);

    /// <summary>A set of holds that stood before.</summary>
    /// <param name="holds">The holds, in any order.</param>
    /// <returns>The set.</returns>
    public static HoldSet Of(IEnumerable<Hold> holds) => new([.. holds.OrderBy(h => h.Id.Value)]);

    /// <summary>
    /// Adds a hold, unless its command is known. A full set (<see cref="Limits.StandingHolds"/>) lets a new command
    /// join the standing hold of the same kind, scope and mode: that covers exactly the same servers, and the set stays
    /// bounded without a kill ever being refused.
    /// </summary>
    /// <param name="candidate">The hold to take.</param>
    /// <param name="mayLeave">Whether the release of a standing hold was asked for: it can't stand for a later kill.
    /// Null where none was.</param>
    /// <returns>The new set and the hold that stands for the command.</returns>
    public HoldAddition Add(Hold candidate, Func<HoldId, bool>? mayLeave = null)
    {
        Hold? known = FindCommand(candidate.CommandId);
        // the canary's are counted apart: what drills and scripts press there changes no kill of a server
        int standing = candidate.Scope.IsCanary ? All.Length - OfServers.Length : OfServers.Length;
        if (known is null && standing >= Limits.StandingHolds)
            known = All.FirstOrDefault(h => IsSameStop(h, candidate) && mayLeave?.Invoke(h.Id) != true);
        return known is null
            ? new HoldAddition(new HoldSet(All.Add(candidate)), candidate, Repeated: false)
            : new HoldAddition(this, known, Repeated: true);
    }

    /// <summary>Adds a hold that no command asked for: the restart of what was released.</summary>
    /// <param name="hold">The hold.</param>
    /// <returns>The new set.</returns>
    public HoldSet With(Hold hold) => new(All.Add(hold));

    /// <summary>Removes a hold; an unknown one changes nothing.</summary>
    /// <param name="hold">The hold.</param>
    /// <returns>The new set.</returns>
    public HoldSet Remove(HoldId hold) => Find(hold) is null ? this : new HoldSet(All.RemoveAll(h => h.Id == hold));

    /// <summary>Finds a hold.</summary>
    /// <param name="hold">Its identity.</param>
    /// <returns>The hold, or null when it does not stand.</returns>
    public Hold? Find(HoldId hold) => All.FirstOrDefault(h => h.Id == hold);

    /// <summary>Finds the hold a command made.</summary>
    /// <param name="command">The command.</param>
    /// <returns>The hold, or null.</returns>
    public Hold? FindCommand(Guid command) => All.FirstOrDefault(h => h.CommandId == command);

    /// <summary>Whether a server is stopped.</summary>
    /// <param name="server">The server.</param>
    /// <returns>True while at least one hold that stops covers it.</returns>
    public bool Stops(ServerDefinition server) => All.Any(h => h.Mode.Stops() && h.Scope.Covers(server));

    /// <summary>The holds that stop or restrict a server.</summary>
    /// <param name="server">The server.</param>
    /// <returns>The holds, oldest first.</returns>
    public ImmutableArray<Hold> Covering(ServerDefinition server) => [.. All.Where(h => h.Scope.Covers(server))];

    private static bool IsSameStop(Hold standing, Hold candidate) =>
        standing.Kind == candidate.Kind && standing.Scope == candidate.Scope && standing.Mode == candidate.Mode;
}
