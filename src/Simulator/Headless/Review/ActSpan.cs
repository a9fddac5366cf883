using System.Globalization;
using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Scenarios.Reading;

namespace Ops.Simulator.Headless.Review;

/// <summary>When somebody could have acted in a session: outside of it a what-if asks for nothing.</summary>
/// <param name="From">From here on, time of day.</param>
/// <param name="Until">Up to here.</param>
public sealed record ActSpan(TimeSpan From, TimeSpan Until)
{
    /// <summary>What is wrong with a time.</summary>
    /// <param name="at">Time of day.</param>
    /// <returns>A sentence that names the span; null when the time lies in it.</returns>
    public string? Refusal(TimeSpan at) => at >= From && at <= Until ? null : string.Create(
        CultureInfo.InvariantCulture,
        $@"{at:hh\:mm\:ss} is outside the session: an act can be from {From:hh\:mm\:ss} to {Until:hh\:mm\:ss}.");

    /// <summary>Of a recorded session: from the take-over, or its first act if that came before.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="settings">How it was run.</param>
    /// <param name="acts">What was done.</param>
    /// <returns>The span.</returns>
    internal static ActSpan Of(Scenario scenario, RunSettings settings, IEnumerable<RecordedAct> acts)
    {
        ActSpan whole = Of(scenario, settings);
        TimeSpan from = scenario.Training?.StartAt ?? whole.From;
        foreach (RecordedAct act in acts)
        {
            if (MapReader.TryTime(act.At, out TimeSpan at) && at < from && at >= whole.From)
                from = at;
        }
        return whole with { From = from };
    }

    /// <summary>Of a scenario: the whole of its day.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="settings">How it is run.</param>
    /// <returns>The span.</returns>
    internal static ActSpan Of(Scenario scenario, RunSettings settings) =>
        new(scenario.Session.Start, settings.Until?.TimeOfDay ?? scenario.Session.End);
}
