using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Drill;

/// <summary>How a drill walks through one door.</summary>
internal interface IDoorWay
{
    /// <summary>The door.</summary>
    Door Door { get; }

    /// <summary>
    /// Whether the time of the wish is not that of the command: a thread is asked, and commands at its next turn.
    /// </summary>
    bool CommandsLater { get; }

    /// <summary>Comes before the door: what a person has done before the press.</summary>
    /// <param name="desk">The canary's desk.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>What presses, or what is broken.</returns>
    Task<DoorHandle> ApproachAsync(ICanaryDesk desk, CancellationToken cancel);
}
