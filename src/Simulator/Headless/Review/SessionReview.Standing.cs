using System.Collections.Immutable;
using Ops.Simulator.Recording;

namespace Ops.Simulator.Headless.Review;

/// <content>Runs that are made before somebody asks.</content>
public sealed partial class SessionReview
{
    /// <summary>How many of the <see cref="Runs"/> went on from one that stood.</summary>
    public int RunsGoneOn { get; private set; }

    /// <summary>Where runs are worth keeping for later questions.</summary>
    /// <returns>The places, the one that is worth the most first.</returns>
    public ImmutableArray<StandingPlace> Places() => Again.PlacesOf(Span, Ask(Acts).Actions);

    /// <summary>Runs the session to a place of it, for one later question.</summary>
    /// <param name="place">The place.</param>
    /// <param name="pass">Called now and then meanwhile: gives up by what it throws, and may wait.</param>
    /// <returns>The run, to be given to <see cref="With"/> and disposed of; null when there is none.</returns>
    public StandingRun? Stand(StandingPlace place, Action pass) => Again.Stand(place, pass);

    /// <summary>Whether a run that stands shortens the one with these acts.</summary>
    /// <param name="ready">What stands.</param>
    /// <param name="acts">The acts.</param>
    /// <returns>True when it can go on from there.</returns>
    /// <exception cref="InvalidDataException">An act makes no sense.</exception>
    public bool CanGoOn(StandingRun ready, IEnumerable<RecordedAct> acts)
    {
        ArgumentNullException.ThrowIfNull(ready);
        ArgumentNullException.ThrowIfNull(acts);
        Question question = Ask(acts);
        return ready.Serves(question.Actions, question.Whole);
    }
}
