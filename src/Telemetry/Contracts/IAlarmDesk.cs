using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>
/// What people may do with alarms, from any thread. None of it touches a hold: to take note of an alarm releases
/// nothing.
/// </summary>
public interface IAlarmDesk
{
    /// <summary>Takes note of an alarm and of all others of its group.</summary>
    /// <param name="alarm">Its identity.</param>
    /// <param name="by">Who.</param>
    /// <returns>How it ended.</returns>
    AlarmOutcome Acknowledge(long alarm, Actor by);

    /// <summary>
    /// Puts an alarm aside. It comes back by itself when the time is up, or when it becomes worse.
    /// </summary>
    /// <param name="alarm">Its identity.</param>
    /// <param name="by">Who.</param>
    /// <param name="reason">Why; not blank.</param>
    /// <param name="length">For how long, in market time: up to 8 hours, up to 15 minutes when it is high.</param>
    /// <returns>How it ended.</returns>
    AlarmOutcome Shelve(long alarm, Actor by, string reason, TimeSpan length);

    /// <summary>Takes an alarm back from the shelf.</summary>
    /// <param name="alarm">Its identity.</param>
    /// <param name="by">Who.</param>
    /// <returns>How it ended.</returns>
    AlarmOutcome Unshelve(long alarm, Actor by);
}
