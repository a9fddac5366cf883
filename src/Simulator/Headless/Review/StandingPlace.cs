using System.Collections.Immutable;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless.Review;

/// <summary>Where a run is kept standing, to go on from when somebody asks what else could have been.</summary>
public sealed class StandingPlace
{
    /// <summary>
    /// Work between two places of a course, in orders: what is run at most before a question's own act. About a second.
    /// </summary>
    internal const long WorkApart = 2_500_000;

    /// <summary>Places without kills: as far as a Knight morning goes with all its servers running wild.</summary>
    private const int MostWithoutKills = 5;

    /// <summary>Places without releases: a Knight morning with breakers, whose rooms look at it every 10 ms.</summary>
    private const int MostWithoutReleases = 4;

    private StandingPlace(MarketTime from, MarketTime until, StandingCourse course, long work) =>
        (From, Until, Course, Work) = (from, until, course, work);

    /// <summary>Nobody does anything before.</summary>
    internal MarketTime From { get; }

    /// <summary>Nobody does anything after.</summary>
    internal MarketTime Until { get; }

    /// <summary>What is done before it.</summary>
    internal StandingCourse Course { get; }

    /// <summary>How much is run after <see cref="From"/>, in orders; 0 for the first place of all.</summary>
    internal long Work { get; }

    /// <summary>
    /// The places for a session: a whole room where it begins; then along the course it takes where nobody stops what
    /// runs wild, and where nobody releases what was stopped. Whoever asks for another time of a kill or a release goes
    /// on from the last before it.
    /// </summary>
    /// <param name="span">When somebody could act.</param>
    /// <param name="acts">What was done in the session, in order.</param>
    /// <param name="withoutKills">What stands where nobody stops anything.</param>
    /// <param name="workApart">Work between two places of a course, in orders.</param>
    /// <returns>The places, in the order in which they are worth the most.</returns>
    internal static ImmutableArray<StandingPlace> Of(
        ActSpan span, ImmutableArray<ScriptedAction> acts, StandingKind withoutKills, long workApart)
    {
        var places = ImmutableArray.CreateBuilder<StandingPlace>();
        Add(new StandingCourse([], StandingKind.Room), 0, 0);
        Add(
            new StandingCourse([.. acts.Where(static act => act is not ScriptedAction.Kill)], withoutKills),
            1, MostWithoutKills);
        if (acts.Any(static act => act is ScriptedAction.Approve))
        {
            Add(
                new StandingCourse(
                    [.. acts.Where(static act => act is not ScriptedAction.Approve)], StandingKind.Room),
                1, MostWithoutReleases);
        }
        return places.ToImmutable();

        void Add(StandingCourse course, int first, int last)
        {
            for (int part = first; part <= last; part++)
            {
                places.Add(new StandingPlace(
                    MarketTime.FromTimeOfDay(span.From), MarketTime.FromTimeOfDay(span.Until), course,
                    part * workApart));
            }
        }
    }
}
