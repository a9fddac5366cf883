namespace Ops.Simulator.Headless.Review;

/// <summary>What stands, and so what can be asked of it.</summary>
internal enum StandingKind
{
    /// <summary>A whole room: everything.</summary>
    Room,

    /// <summary>A whole room in which nothing is measured any more: further kills.</summary>
    RoomForKills,

    /// <summary>A world with the commanding half alone: what needs no whole room.</summary>
    World,
}
