using System.Collections.Immutable;
using Ops.Simulator.Recording;

namespace Ops.Dashboard.Station;

/// <summary>The hints of a session: they are among what was done, so they go and come with it.</summary>
internal static class Hints
{
    /// <summary>All that were given.</summary>
    /// <param name="acts">What was done.</param>
    /// <returns>The hints, in order.</returns>
    public static ImmutableArray<Hint> Of(ImmutableArray<RecordedAct> acts) =>
    [
        .. acts.Where(static act => act.Do == "hint").Select(act => new Hint(
            act.Number ?? 0, act.Reason ?? "", act.Who, act.At, act.Points ?? 0,
            [
                .. acts.Where(read => read.Do == "hint-read" && read.Number == act.Number)
                    .Select(static read => read.Who).Distinct(),
            ])),
    ];
}
