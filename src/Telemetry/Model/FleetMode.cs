namespace Ops.Telemetry.Model;

/// <summary>What the fleet on screen is. The mode banner says it on every page.</summary>
public enum FleetMode
{
    /// <summary>The standing fleet.</summary>
    Live = 0,

    /// <summary>A training session: nothing here reaches the standing fleet.</summary>
    Training = 1,

    /// <summary>A recording being played.</summary>
    Replay = 2,
}
