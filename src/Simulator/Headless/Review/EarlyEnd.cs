using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Scenarios.Reading;

namespace Ops.Simulator.Headless.Review;

/// <summary>
/// What is to be said of a session that was ended before its scenario was over. It is scored to the planned end all the
/// same, or ending it would be the way to spare oneself a loss.
/// </summary>
internal static class EarlyEnd
{
    private static readonly TimeSpan s_least = TimeSpan.FromSeconds(1);

    /// <summary>The sentence.</summary>
    /// <param name="end">How the recording ends; null when it has no end.</param>
    /// <param name="scenario">The scenario, with its incident where it began.</param>
    /// <param name="settings">How it was run.</param>
    /// <returns>The sentence; null when it went on to its end, or nobody knows.</returns>
    public static string? Words(RecordingEnd? end, Scenario scenario, RunSettings settings)
    {
        TimeSpan planned = settings.Until?.TimeOfDay ?? scenario.Session.End;
        if (end is null || !MapReader.TryTime(end.MarketEnd, out TimeSpan at) || planned - at < s_least)
            return null;
        string when = $@"It was ended at {at:hh\:mm\:ss} and not at {planned:hh\:mm\:ss}";
        TimeSpan? begins = scenario.Truth?.VisibleFrom ?? scenario.Truth?.Onset;
        return at < begins
            ? $"{when}, before anything could be noticed: what is said of its tasks says nothing of who sat there."
            : $"{when}. It is scored as if nobody had done anything more: what was not done counts as not done, and " +
              "a loss that was not stopped goes on to the planned end.";
    }
}
