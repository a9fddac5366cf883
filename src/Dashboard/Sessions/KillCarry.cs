using System.Collections.Immutable;
using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Sessions;

/// <summary>
/// Kills that arrived while one world gives way to the next. One per scope and mode is enough, which bounds it by the
/// size of the fleet.
/// </summary>
internal sealed class KillCarry
{
    private ImmutableDictionary<(HaltScope Scope, HaltMode Mode), HaltCommand> _taken =
        ImmutableDictionary<(HaltScope Scope, HaltMode Mode), HaltCommand>.Empty;

    /// <summary>Remembers a kill.</summary>
    /// <param name="command">The kill.</param>
    public void Add(HaltCommand command) =>
        ImmutableInterlocked.TryAdd(ref _taken, (command.Scope, command.Mode), command);

    /// <summary>Latches a room by every kill remembered so far.</summary>
    /// <param name="room">The room.</param>
    public void ReplayInto(IFleetRoom room)
    {
        foreach (HaltCommand command in _taken.Values)
            Apply(command, room);
    }

    /// <summary>Latches a room by a kill, if the room has what the kill names.</summary>
    /// <param name="command">The kill.</param>
    /// <param name="room">The room.</param>
    /// <returns>The ticket; null when the room has no such server or group.</returns>
    public static HaltTicket? Apply(HaltCommand command, IFleetRoom room) =>
        room.Fleet.Servers.Any(command.Scope.Covers) ? room.KillSwitch.Halt(command) : null;
}
