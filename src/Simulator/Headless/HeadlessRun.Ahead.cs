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

    private AheadPlan _plan;
    private long _told; // what gates and venue had been told
    private int _toldAt; // bucket in which that was last seen to be more
    private int _actedIn = -1; // bucket in which somebody acted last
    private bool _isUnmeasured; // from where on the world runs with the commanding half alone

    /// <summary>
    /// Runs a scenario to its end, on two threads as long as nobody acts: the outcome is that of a run in step.
    /// </summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="settings">How it is run.</param>
    /// <param name="actions">What people do, in order of time.</param>
    /// <param name="wall">The real clock, for how long it took.</param>
    /// <param name="progress">Told the part that is done, 0 to 1, now and then; null for nobody.</param>
    /// <param name="recordTo">Directory of the recording that is made, in step; null for none.</param>
    /// <param name="plan">How it is tried; null for what suits a run of which nothing is known.</param>
    /// <returns>What came of it.</returns>
    public static RunOutcome Of(
        Scenario scenario, RunSettings settings, ImmutableArray<ScriptedAction> actions, TimeProvider wall,
        Action<double>? progress, string? recordTo = null, AheadPlan? plan = null)
    {
        AheadPlan first = recordTo is null ? plan ?? AheadPlan.For(settings) : AheadPlan.InStep;
        return first.Try(tried =>
        {
            using var run = new HeadlessRun(scenario, settings, actions, recordTo, tried);
            return run.Run(wall, progress);
        });
    }

    /// <summary>Buckets in which the world was ahead.</summary>
    public int BucketsAhead { get; private set; }

    private void RunTo(MarketTime end, Action<double>? progress)
    {
        while (_world.Now < end && !_world.IsOver)
        {
            StepBucket();
            EndBucket(progress);
            if (_relay is null || _isUnmeasured)
                continue;
            Remember(_relay);
            if (!IsSettled())
                continue;
            if (_plan.Aim == RunAim.OutcomeWithoutTries)
                SpareTheHeld();
            if (IsNothingLeftToMeasure())
                StopMeasuring();
            else if (FreeUntil(end) is { } until)
                GoAhead(_relay, until, progress); // comes back where somebody acts
        }
    }

    // Kills need nothing that is measured, and what an instructor does is done to the world.
    private bool IsNothingLeftToMeasure() => _plan.Aim == RunAim.OutcomeWithoutTries && !_hasBreakers
        && _actions.Skip(_nextAction).All(static action => action is ScriptedAction.Kill or ScriptedAction.Instruct);

    private void StopMeasuring()
    {
        _isUnmeasured = true;
        _world.LeaveUnread();
    }

    // When the room told the world something last, and whether nobody had asked it to.
    private void Remember(AheadRelay relay)
    {
        if (relay.Told == _told)
            return;
        bool byItself = _actedIn != _bucket - 1 && _bucket - _toldAt > BucketsToSettle;
        if (byItself)
            _plan.Moments.Add(_world.Now.AddNanoseconds(-1));
        (_told, _toldAt) = (relay.Told, _bucket);
    }

    // Nothing is under way that the room would go on with by itself: no stop that is not proven, and no restart.
    private bool IsSettled()
    {
        ControlSnapshot now = _room.Control.Current;
        return _bucket - _toldAt >= BucketsToSettle && now.Ramps.IsEmpty
            && (_nextAction == 0 || _plan.Mode == AheadMode.WheneverNobodyActs)
            && now.Servers.All(static row =>
                row.Stage is KillStage.Flowing or KillStage.ProvenSilent or KillStage.Absent);
    }

    // Up to where somebody acts, or the room is known to; null when that is now.
    private MarketTime? FreeUntil(MarketTime end)
    {
        MarketTime until = _nextAction < _actions.Length && _actions[_nextAction].At < end
            ? _actions[_nextAction].At : end;
        until = _plan.Moments.NextFrom(_world.Now, until);
        return _world.Now.AddNanoseconds(BucketNanoseconds) <= until ? until : null;
    }

    private void SpareTheHeld()
    {
        if (_actions.Skip(_nextAction).Any(
            static action => action is ScriptedAction.Release or ScriptedAction.Approve))
            return;
        foreach (ServerControl row in _room.Control.Current.Servers)
        {
            if (_isUnmeasured || row.Stage == KillStage.ProvenSilent)
                _world.HoldForGood(row.Server.Index);
        }
    }

    private void GoAhead(AheadRelay relay, MarketTime until, Action<double>? progress)
    {
        // where only the outcome is asked, the last picture is made all the same: what comes then is judged by it, and
        // holds are dated by it
        MarketTime looksFrom = _plan.Aim == RunAim.Report ? _world.Now
            : until.AddNanoseconds(-BucketsPerPicture * BucketNanoseconds);
        foreach (AheadStep step in relay.GoAhead(until, _step))
        {
            LetTheRoomSee(step.At);
            if (relay.Told != _told)
                throw new RoomActedException(step.At.AddNanoseconds(-1));
            if (!step.EndsBucket)
                continue;
            BucketsAhead++;
            foreach (TimelineItem.FirmLiftsBreakers lift in step.Lifts)
                ActForTheFirm(lift);
            _witness.LookAtControl(_room.Control.Current);
            EndBucket(progress, looks: step.At > looksFrom);
        }
    }
}
