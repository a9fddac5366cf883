using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Sessions;

/// <summary>What acts by itself in a room, and whether it is recorded.</summary>
/// <param name="Breakers">Whether limits wired to block halt.</param>
/// <param name="Parity">What a server that differs from the release plan leads to.</param>
/// <param name="Recorded">Whether it is recorded.</param>
internal sealed record RoomConditions(bool Breakers, ParityMode Parity, bool Recorded)
{
    /// <summary>In words.</summary>
    public string Words =>
        $"Breakers {(Breakers ? "halt" : "only alarm")}, " +
        $"parity {(Parity == ParityMode.Enforce ? "holds" : "only shows")}, " +
        (Recorded ? "recorded" : "not recorded");
}
