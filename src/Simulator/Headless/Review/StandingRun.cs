using System.Collections.Immutable;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless.Review;

/// <summary>
/// A run of a session that stands at a moment of it: what would have come of other acts after it goes on from here
/// instead of from the morning. Good for one run.
/// </summary>
public sealed class StandingRun : IDisposable
{
    private const long MinuteNanoseconds = 60 * MarketTime.NanosecondsPerSecond;

    private readonly IStandingWorld _run;
    private readonly ImmutableArray<ScriptedAction> _done;
    private readonly StandingKind _kind;

    private StandingRun(IStandingWorld run, StandingKind kind) =>
        (_run, At, _done, _kind) = (run, run.Now, run.Done, kind);

    /// <summary>Where it stands.</summary>
    public MarketTime At { get; }

    /// <summary>Runs one to its place.</summary>
    /// <param name="begin">Begins it, in the morning.</param>
    /// <param name="place">Where it is to stand.</param>
    /// <param name="pass">Called now and then meanwhile: gives up by what it throws, and may wait.</param>
    /// <returns>The run. Null when its course is over before.</returns>
    internal static StandingRun? Make(Func<IStandingWorld> begin, StandingPlace place, Action pass)
    {
        if (!place.Course.MayReach(place.Work))
            return null;
        IStandingWorld run = begin();
        bool stands = false;
        try
        {
            run.RunTo(place.From, pass);
            stands = TryRunOn(run, place, pass);
            if (!stands)
            {
                place.Course.IsOverBefore(place.Work);
                return null;
            }
            run.Rest();
            return new StandingRun(run, place.Course.Kind);
        }
        finally
        {
            if (!stands)
                run.Dispose();
        }
    }

    /// <summary>Whether a run with these actions can go on from here.</summary>
    /// <param name="actions">What people do, in order of time.</param>
    /// <param name="whole">Whether it needs a whole room.</param>
    /// <returns>True when what lies before is what was done here, and the rest can follow.</returns>
    internal bool Serves(ImmutableArray<ScriptedAction> actions, bool whole)
    {
        ImmutableArray<ScriptedAction> before = [.. actions.TakeWhile(action => action.At < At)];
        return whole != (_kind == StandingKind.World)
            && before.SequenceEqual(_done, SameAct.Comparer)
            && (_kind != StandingKind.RoomForKills || actions.Skip(before.Length)
                .All(static action => action is ScriptedAction.Kill or ScriptedAction.Instruct));
    }

    /// <summary>Gives the run what people do from there on.</summary>
    /// <param name="actions">All they do, in order of time: it serves them.</param>
    /// <returns>The run.</returns>
    /// <exception cref="InvalidOperationException">It was used.</exception>
    internal IStandingWorld GoOn(ImmutableArray<ScriptedAction> actions)
    {
        if (_run.Now != At)
            throw new InvalidOperationException($"The run stood at {At} and was used: it is at {_run.Now}.");
        _run.Give(actions[_done.Length..]);
        return _run;
    }

    /// <inheritdoc/>
    public void Dispose() => _run.Dispose();

    private static bool TryRunOn(IStandingWorld run, StandingPlace place, Action pass)
    {
        for (long whole = run.Work + place.Work; run.Work < whole;)
        {
            MarketTime next = run.Now.AddNanoseconds(MinuteNanoseconds);
            if (run.IsOver || next >= place.Until)
                return false;
            run.RunTo(next, pass);
        }
        return true;
    }
}
