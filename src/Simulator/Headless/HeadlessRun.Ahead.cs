using System.Collections.Immutable;
using Ops.Simulator.Headless.Ahead;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless;

/// <content>Whether the world may be ahead of the room, and how both come to be in step again.</content>
internal sealed partial class HeadlessRun
{
    /// <summary>Buckets in which the room has told no gate anything before the world goes ahead: two seconds.</summary>
    private const int BucketsToSettle = 20;

    private readonly AheadMode _ahead;
    private long _told; // what the gates had been told
    private int _toldAt; // bucket in which that was last seen to be more

    /// <summary>
    /// Runs a scenario to its end, on two threads as long as nobody acts: the outcome is that of a run in step.
    /// </summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="settings">How it is run.</param>
    /// <param name="actions">What people do, in order of time.</param>
    /// <param name="wall">The real clock, for how long it took.</param>
    /// <param name="progress">Told the part that is done, 0 to 1, now and then; null for nobody.</param>
    /// <param name="recordTo">Directory of the recording that is made, in step; null for none.</param>
    /// <param name="best">How far the world is tried to go ahead; as far as it may unless given.</param>
    /// <param name="spares">As <see cref="Spares"/>, where the world goes ahead.</param>
    /// <returns>What came of it.</returns>
    public static RunOutcome Of(
        Scenario scenario, RunSettings settings, ImmutableArray<ScriptedAction> actions, TimeProvider wall,
        Action<double>? progress, string? recordTo = null, AheadMode? best = null, bool spares = false)
    {
        AheadMode first = recordTo is null ? best ?? BestFor(settings) : AheadMode.InStep;
        for (AheadMode mode = first; mode > AheadMode.InStep; mode--)
        {
            try
            {
                using var ahead = new HeadlessRun(scenario, settings, actions, recordTo: null, mode)
                {
                    Spares = spares,
                };
                return ahead.Run(wall, progress);
            }
            catch (RoomActedException)
            {
                // what somebody did, or a fault of the scenario, made the room act by itself: less far, then
            }
        }
        using var run = new HeadlessRun(scenario, settings, actions, recordTo);
        return run.Run(wall, progress);
    }

    /// <summary>How far ahead a world may be tried to go: not where rules act on it.</summary>
    /// <param name="settings">How it is run.</param>
    /// <returns>The mode.</returns>
    public static AheadMode BestFor(RunSettings settings) =>
        settings.Breakers || settings.Parity != ParityMode.Observe ? AheadMode.InStep : AheadMode.WheneverNobodyActs;

    /// <summary>
    /// Whether servers that are never released stop trying to send: the same to the share, without the refusals. For
    /// whoever asks only what a run comes to, and only where nothing but a release in the actions opens a gate.
    /// </summary>
    public bool Spares { get; private set; }

    /// <summary>Buckets in which the world was ahead.</summary>
    public int BucketsAhead { get; private set; }

    /// <summary>Runs to the bucket of a moment and stands there: <see cref="Run"/> goes on.</summary>
    /// <param name="at">The moment.</param>
    /// <param name="progress">Told the part that is done, 0 to 1, now and then; null for nobody.</param>
    /// <returns>The beginning of the bucket.</returns>
    public MarketTime StandAt(MarketTime at, Action<double>? progress)
    {
        RunTo(new MarketTime(at.Nanoseconds / BucketNanoseconds * BucketNanoseconds), progress);
        return _world.Now;
    }

    /// <summary>Gives a run that stands what people do from there on.</summary>
    /// <param name="actions">What they do, in order of time.</param>
    /// <param name="spares">As <see cref="Spares"/>.</param>
    /// <exception cref="InvalidOperationException">It has actions, or one of these lies before where it
    /// stands.</exception>
    public void Give(ImmutableArray<ScriptedAction> actions, bool spares)
    {
        if (!_actions.IsEmpty || actions.Any(action => action.At < _world.Now))
            throw new InvalidOperationException($"The run stands at {_world.Now}: what was done before is done.");
        (_actions, Spares) = (actions, spares);
    }

    private void RunTo(MarketTime end, Action<double>? progress)
    {
        while (_world.Now < end && !_world.IsOver)
        {
            StepBucket();
            EndBucket(progress);
            if (_relay is null || !IsSettled(_relay))
                continue;
            if (Spares)
                SpareTheHeld();
            GoAhead(_relay, end, progress); // comes back where somebody acts
        }
    }

    // Nothing is under way that the room would go on with by itself: no stop that is not proven, and no restart.
    private bool IsSettled(AheadRelay relay)
    {
        if (relay.Told != _told)
            (_told, _toldAt) = (relay.Told, _bucket);
        ControlSnapshot now = _room.Control.Current;
        return _bucket - _toldAt >= BucketsToSettle && now.Ramps.IsEmpty
            && (_nextAction == 0 || _ahead == AheadMode.WheneverNobodyActs)
            && now.Servers.All(static row =>
                row.Stage is KillStage.Flowing or KillStage.ProvenSilent or KillStage.Absent);
    }

    private void SpareTheHeld()
    {
        if (_actions.Skip(_nextAction).Any(
            static action => action is ScriptedAction.Release or ScriptedAction.Approve))
            return;
        foreach (ServerControl row in _room.Control.Current.Servers)
        {
            if (row.Stage == KillStage.ProvenSilent)
                _world.HoldForGood(row.Server.Index);
        }
    }

    private void GoAhead(AheadRelay relay, MarketTime end, Action<double>? progress)
    {
        MarketTime until = _nextAction < _actions.Length && _actions[_nextAction].At < end
            ? _actions[_nextAction].At : end;
        foreach (AheadStep step in relay.GoAhead(until))
        {
            LetTheRoomSee(step.At);
            if (relay.Feed.Asked || relay.Told != _told)
                throw new RoomActedException();
            BucketsAhead++;
            foreach (TimelineItem.FirmLiftsBreakers lift in step.Lifts)
                ActForTheFirm(lift);
            _witness.LookAtControl(_room.Control.Current);
            EndBucket(progress);
        }
    }
}
