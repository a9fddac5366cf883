namespace Ops.Simulator.Headless.Review.Past;

/// <summary>The lanes of a debrief, from the cause to what came of it.</summary>
public enum PastLane
{
    /// <summary>What really happened: the truth of the scenario, its timeline, what was brought in live.</summary>
    Incident = 0,

    /// <summary>What the room said.</summary>
    Alarms = 1,

    /// <summary>What people did and wrote.</summary>
    Operator = 2,

    /// <summary>What became of stops: blocked, acknowledged, drained, proven, late orders, released.</summary>
    Gate = 3,
}
