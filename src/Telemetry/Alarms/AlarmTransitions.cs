using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Alarms;

/// <summary>
/// The life of one alarm as one pure list. A pair that is not on it can't happen in a correct program and throws with
/// its own sentence. Nothing here knows of holds.
/// </summary>
internal static class AlarmTransitions
{
    /// <summary>Applies one event.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="what">What happened.</param>
    /// <param name="isActive">Whether the finding stands after it.</param>
    /// <returns>The state after.</returns>
    /// <exception cref="InvalidOperationException">The pair is impossible.</exception>
    public static AlarmState Apply(AlarmState state, AlarmEvent what, bool isActive) => (state, what) switch
    {
        (AlarmState.Normal or AlarmState.Returned, AlarmEvent.Raised) => AlarmState.Unacknowledged,
        (AlarmState.Unacknowledged or AlarmState.Acknowledged, AlarmEvent.Rose) => AlarmState.Unacknowledged,
        (AlarmState.Unacknowledged, AlarmEvent.Returned) => AlarmState.Returned,
        (AlarmState.Acknowledged, AlarmEvent.Returned) => AlarmState.Normal,

        (AlarmState.Unacknowledged, AlarmEvent.Acknowledged) => AlarmState.Acknowledged,
        (AlarmState.Returned, AlarmEvent.Acknowledged) => AlarmState.Normal,

        (AlarmState.Unacknowledged or AlarmState.Acknowledged or AlarmState.Returned, AlarmEvent.Shelved) =>
            AlarmState.Shelved,
        (AlarmState.Shelved, AlarmEvent.Raised or AlarmEvent.Returned) => AlarmState.Shelved,
        (AlarmState.Shelved, AlarmEvent.Rose) => AlarmState.Unacknowledged, // worse than what was put aside
        (AlarmState.Shelved, AlarmEvent.Unshelved) => isActive ? AlarmState.Unacknowledged : AlarmState.Normal,

        (AlarmState.Unacknowledged or AlarmState.Acknowledged or AlarmState.Returned, AlarmEvent.Chattered) =>
            AlarmState.Suppressed,
        (AlarmState.Suppressed, AlarmEvent.Raised or AlarmEvent.Returned) => AlarmState.Suppressed,
        (AlarmState.Suppressed, AlarmEvent.Rose) => AlarmState.Unacknowledged,
        (AlarmState.Suppressed, AlarmEvent.Quietened) => isActive ? AlarmState.Unacknowledged : AlarmState.Returned,

        _ => throw new InvalidOperationException($"An alarm that is {state} can't be {what}."),
    };
}
