using System.Collections.Immutable;
using Ops.Simulator.Headless.Ahead;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Station;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless.Review;

/// <summary>
/// Runs a scenario again from its recipe with other actions. The measuring half is left out where nothing of it acts;
/// with breakers, holds of parity, changes of what servers run, a release, which restarts in stages by what is
/// measured, or a gate that does not obey, which is severed by what is seen of it, it is needed, and the run takes
/// several times as long.
/// </summary>
/// <param name="scenario">The scenario.</param>
/// <param name="settings">Variant, seed and end.</param>
/// <param name="moments">When rooms of this scenario are known to act by themselves; null for nothing known.</param>
internal sealed class Rerun(Scenario scenario, RunSettings settings, RoomMoments? moments = null)
{
    private readonly RoomMoments _moments = moments ?? new RoomMoments();

    /// <summary>Whether a run with these actions needs the measuring half.</summary>
    /// <param name="actions">What people do.</param>
    /// <returns>True when it does.</returns>
    public bool NeedsWholeRoom(ImmutableArray<ScriptedAction> actions) =>
        settings.Breakers || settings.Parity == ParityMode.Enforce
            || actions.Any(static action => action
                is ScriptedAction.Change or ScriptedAction.ApproveChange or ScriptedAction.Approve)
            || (actions.Any(static action => action is ScriptedAction.Kill) && HasAGateFault(actions));

    /// <summary>Runs it.</summary>
    /// <param name="actions">What people do, in order of time.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>What it came to, and the holds.</returns>
    public (Outcome Outcome, ImmutableArray<HoldRow> Holds) Run(
        ImmutableArray<ScriptedAction> actions, CancellationToken cancel = default) => Run(actions, null, cancel);

    /// <summary>Runs it.</summary>
    /// <param name="actions">What people do, in order of time.</param>
    /// <param name="ready">A run that stands ready, and is used up where it serves; null for none.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>What it came to, and the holds.</returns>
    public (Outcome Outcome, ImmutableArray<HoldRow> Holds) Run(
        ImmutableArray<ScriptedAction> actions, StandingRun? ready, CancellationToken cancel)
    {
        bool hasIncident = scenario.Truth is not null;
        bool whole = NeedsWholeRoom(actions);
        IStandingWorld? standing = ready?.Serves(actions, whole) == true ? ready.GoOn(actions) : null;
        if (whole)
        {
            RunOutcome outcome = RunWhole(actions, (HeadlessRun?)standing, cancel);
            return (Outcome.Of(outcome.Ledger, hasIncident), outcome.Holds);
        }
        using WorldRun? own = standing is null ? Begin(actions) : null; // what stood is its keeper's to dispose of
        WorldRun run = own ?? (WorldRun)standing!;
        LedgerReport ledger = run.Run(cancel: cancel);
        return (Outcome.Of(ledger, hasIncident), run.Holds);
    }

    /// <summary>Runs it with nobody acting and nothing watching.</summary>
    /// <param name="instructor">What the instructor did to the world; empty for nothing.</param>
    /// <param name="seen">Told market time and what happened so far at every whole second; null for nobody.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>What it came to.</returns>
    public Outcome Untouched(
        ImmutableArray<ScriptedAction> instructor, Action<MarketTime, WorldLedger>? seen = null,
        CancellationToken cancel = default)
    {
        using var run = new WorldRun(
            scenario, settings with { Breakers = false, Parity = ParityMode.Observe }, instructor, spares: true);
        return Outcome.Of(run.Run(seen, cancel), scenario.Truth is not null);
    }

    /// <summary>Where runs are worth keeping for a session.</summary>
    /// <param name="span">When somebody could act in it.</param>
    /// <param name="acts">What was done in it, in order of time.</param>
    /// <param name="workApart">Work between two of them, in orders.</param>
    /// <returns>The places, the one that is worth the most first.</returns>
    public ImmutableArray<StandingPlace> PlacesOf(
        ActSpan span, ImmutableArray<ScriptedAction> acts, long workApart = StandingPlace.WorkApart) =>
        StandingPlace.Of(span, acts, KindWithoutKills(acts), workApart);

    /// <summary>Makes a run that stands ready.</summary>
    /// <param name="place">Where.</param>
    /// <param name="pass">Called now and then meanwhile: gives up by what it throws, and may wait.</param>
    /// <returns>The run; null when what is done there is over before.</returns>
    public StandingRun? Stand(StandingPlace place, Action pass)
    {
        StandingCourse course = place.Course;
        if (course.Kind == StandingKind.World)
            return StandingRun.Make(() => Begin(course.Actions), place, pass);
        AheadPlan plan = PlanOf(
            DoesTheFirmLift ? RunAim.Report
                : course.Kind == StandingKind.RoomForKills ? RunAim.OutcomeWithoutTries
                : RunAim.Outcome); // who is stopped now may be released later
        return plan.Try(tried => StandingRun.Make(
            () => new HeadlessRun(scenario, settings, course.Actions, recordTo: null, tried), place, pass));
    }

    private StandingKind KindWithoutKills(ImmutableArray<ScriptedAction> acts) =>
        !NeedsWholeRoom(acts) ? StandingKind.World
            : !settings.Breakers && AimOf(acts) == RunAim.OutcomeWithoutTries ? StandingKind.RoomForKills
            : StandingKind.Room;

    private WorldRun Begin(ImmutableArray<ScriptedAction> actions) => new(scenario, settings, actions, spares: true);

    private RunOutcome RunWhole(
        ImmutableArray<ScriptedAction> actions, HeadlessRun? standing, CancellationToken cancel)
    {
        var clock = new VirtualClock(scenario.Date);
        AheadPlan plan = PlanOf(AimOf(actions));
        if (standing is not null)
        {
            try
            {
                standing.AimAt(plan.Aim);
                return standing.Run(clock, UnlessCancelled);
            }
            catch (RoomActedException acted)
            {
                _moments.Add(acted.At); // and so it is run from the morning
            }
        }
        return HeadlessRun.Of(scenario, settings, actions, clock, UnlessCancelled, plan: plan);

        void UnlessCancelled(double _) => cancel.ThrowIfCancellationRequested();
    }

    private AheadPlan PlanOf(RunAim aim) => new(AheadMode.WheneverNobodyActs) { Aim = aim, Moments = _moments };

    // The firm lifts holds by what a picture says. A gate that leaks lets out what its server tries, and a hold of
    // parity ends by itself.
    private RunAim AimOf(ImmutableArray<ScriptedAction> actions) =>
        DoesTheFirmLift ? RunAim.Report
            : settings.Parity == ParityMode.Enforce || HasAGateFault(actions) ? RunAim.Outcome
            : RunAim.OutcomeWithoutTries;

    private bool DoesTheFirmLift => scenario.Timeline.Any(static item => item is TimelineItem.FirmLiftsBreakers);

    private bool HasAGateFault(ImmutableArray<ScriptedAction> actions) =>
        scenario.Timeline.Any(static item => item is TimelineItem.GateFault) || actions.Any(InsertsAGateFault);

    private bool InsertsAGateFault(ScriptedAction action) =>
        action is ScriptedAction.Instruct { Act.Item: { } text }
        && new ItemText(scenario).Read(text).Item is TimelineItem.GateFault;
}
