using System.Collections.Immutable;
using System.Globalization;
using Ops.Simulator.Headless.Ahead;
using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless.Review;

/// <summary>
/// A recorded session looked at afterwards: its score, what other actions would have come to, and the loss against the
/// time of reaction. Everything is run again from the recipe in the recording.
/// </summary>
public sealed partial class SessionReview
{
    private readonly Scenario _scenario;
    private readonly RunSettings _settings;
    private readonly SessionActions _actions;
    private readonly RoomMoments _moments;
    private readonly OutcomeShelf _known = new();
    private readonly Lock _lock = new();
    private Outcome? _nobodyOutcome;
    private (Outcome Outcome, ImmutableArray<(int Second, decimal Pnl)> Path)? _nobody;

    /// <summary>A review of what is at hand.</summary>
    /// <param name="header">What was recorded.</param>
    /// <param name="scenario">Its scenario.</param>
    /// <param name="settings">How it was run.</param>
    /// <param name="acts">What was done, in order.</param>
    /// <param name="doubts">What is said of the recording.</param>
    internal SessionReview(
        RecordingHeader header, Scenario scenario, RunSettings settings, ImmutableArray<RecordedAct> acts,
        ImmutableArray<string> doubts)
    {
        (Header, _scenario, _settings, Acts, Doubts, _actions) =
            (header, RealCourse.Of(scenario, settings.Preset, acts), settings, acts, doubts, new SessionActions(acts));
        _moments = RoomMoments.Of(_scenario, acts);
    }

    /// <summary>What was recorded.</summary>
    public RecordingHeader Header { get; }

    /// <summary>What was done, in order.</summary>
    public ImmutableArray<RecordedAct> Acts { get; }

    /// <summary>What is said of the recording; empty for nothing.</summary>
    public ImmutableArray<string> Doubts { get; }

    /// <summary>What is said of a session that was ended before its scenario was over; null for nothing.</summary>
    public string? EarlyEnd { get; private init; }

    /// <summary>Whether the recording is damaged: what came after the damage is in no score.</summary>
    public bool IsDamaged { get; private init; }

    /// <summary>Whether it can be scored: its scenario is offered for training.</summary>
    public bool CanScore => _scenario.Training is not null;

    /// <summary>Whether it has an incident, and so a curve.</summary>
    public bool HasIncident => _scenario.Truth is not null;

    /// <summary>When somebody could have acted.</summary>
    public ActSpan Span => ActSpan.Of(_scenario, _settings, Acts);

    /// <summary>What one unit of money is.</summary>
    public string Currency => _scenario.Currency;

    /// <summary>What really was wrong; null on a benign day.</summary>
    public string? Cause => _scenario.Truth?.Cause;

    /// <summary>What would have been right, in order.</summary>
    public ImmutableArray<string> CorrectActions => _scenario.Truth?.CorrectActions ?? [];

    /// <summary>What really happened and what is to be learnt, as its scenario tells it.</summary>
    public ImmutableArray<string> Notes => _scenario.Training?.Debrief ?? [];

    /// <summary>When it began in this session, HH:mm:ss.ffffff; null on a benign day.</summary>
    public string? Onset => _scenario.Truth is { } truth ? MarketTime.FromTimeOfDay(truth.Onset).ToString() : null;

    /// <summary>Opens a recorded session.</summary>
    /// <param name="directory">Directory of the recording.</param>
    /// <param name="fault">Why it can't be reviewed; null when it can.</param>
    /// <returns>The review; null when there is none.</returns>
    public static SessionReview? Open(string directory, out string? fault)
    {
        if (RecordedSession.Open(directory, out fault) is not { } session)
            return null;
        RecordingHeader header = session.Recording.Header;
        var settings = RunSettings.Of(header);
        return new SessionReview(header, session.Scenario, settings, session.Acts, DoubtsOf(session.Recording))
        {
            IsDamaged = session.Recording.Fault is not null,
            EarlyEnd = Review.EarlyEnd.Words(
                session.Recording.End, RealCourse.Of(session.Scenario, settings.Preset, session.Acts), settings),
        };
    }

    /// <summary>
    /// Whether an act can be moved or left out: it was somebody's own, and is done again when the session is run again.
    /// A trip, a drill, a hint or the end of the session is not, and what the instructor did to the world is the world.
    /// </summary>
    /// <param name="act">The act.</param>
    /// <returns>False when another time of it would change nothing.</returns>
    public static bool CanMove(RecordedAct act)
    {
        ArgumentNullException.ThrowIfNull(act);
        try
        {
            return !act.IsOfTheWorld && ActWords.ToAction(act, 1) is not null;
        }
        catch (InvalidDataException)
        {
            return true; // whoever runs it again is told what is wrong with it
        }
    }

    /// <summary>Runs of the scenario that were made for this review.</summary>
    public int Runs { get; private set; }

    /// <summary>
    /// What the session comes to with other acts, in the world the instructor made: what was done to that is as it was.
    /// Takes seconds for each run; what is known already is not run again.
    /// </summary>
    /// <param name="acts">The acts.</param>
    /// <param name="ready">What <see cref="Stand"/> made; used up where a run takes it. Null for none.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>What it comes to.</returns>
    /// <exception cref="InvalidDataException">An act makes no sense.</exception>
    public Outcome With(IEnumerable<RecordedAct> acts, StandingRun? ready = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acts);
        Question question = Ask(acts);
        if (Known(question) is { } known)
            return known;
        if (question.IsNobodys)
            return Nobody(cancel).Outcome;
        Outcome outcome = Run(question, ready, cancel).Outcome;
        _known.Keep(question.Key, outcome);
        return outcome;
    }

    /// <summary>
    /// Whether a run with these acts needs the measuring half, and so takes long: <see cref="Stand"/> shortens it.
    /// </summary>
    /// <param name="acts">The acts.</param>
    /// <returns>True when it does.</returns>
    /// <exception cref="InvalidDataException">An act makes no sense.</exception>
    public bool NeedsWholeRoom(IEnumerable<RecordedAct> acts)
    {
        ArgumentNullException.ThrowIfNull(acts);
        return Ask(acts).Whole;
    }

    /// <summary>What is known already of other acts, at once.</summary>
    /// <param name="acts">The acts.</param>
    /// <returns>What they come to; null when that takes a run.</returns>
    /// <exception cref="InvalidDataException">An act makes no sense.</exception>
    public Outcome? Known(IEnumerable<RecordedAct> acts)
    {
        ArgumentNullException.ThrowIfNull(acts);
        return Known(Ask(acts));
    }

    /// <summary>Takes what a kept score says: it was made by runs of this session.</summary>
    /// <param name="score">The score.</param>
    public void Learn(ScoreReport score)
    {
        ArgumentNullException.ThrowIfNull(score);
        _known.Keep(Ask(Acts).Key, score.Actual);
        Volatile.Write(ref _nobodyOutcome, score.Nobody);
    }

    /// <summary>Scores the session.</summary>
    /// <param name="cancel">Gives up.</param>
    /// <returns>The score.</returns>
    /// <exception cref="InvalidOperationException">Its scenario is not offered for training.</exception>
    public ScoreReport Score(CancellationToken cancel = default)
    {
        if (!CanScore)
            throw new InvalidOperationException($"{Header.Scenario} is not offered for training: it has no tasks.");
        Question done = Ask(Acts);
        (Outcome actual, ImmutableArray<HoldRow> holds) = Run(done, ready: null, cancel);
        _known.Keep(done.Key, actual);
        Outcome nobody = Nobody(cancel).Outcome;
        var facts = new ScoreFacts
        {
            Scenario = _scenario, Acts = Acts, Holds = holds, Actual = actual, Nobody = nobody,
            Best = HasIncident ? Best(cancel) : nobody,
        };
        return Scorer.Score(facts, _settings) with { Doubts = Doubts, EarlyEnd = EarlyEnd };
    }

    /// <summary>Loss against the time of reaction.</summary>
    /// <param name="threads">Runs at a time.</param>
    /// <param name="progress">Told the part that is done, 0 to 1, from any thread; null for nobody.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>The points, rising in time; empty on a benign day.</returns>
    public ImmutableArray<CurvePoint> Curve(int threads, Action<double>? progress, CancellationToken cancel) =>
        HasIncident
            ? LossCurve.Of(
                _scenario, _settings, _actions.OfTheWorld, LossCurve.Times(LongestReaction), threads, progress, cancel)
            : [];

    /// <summary>Profit and loss of the fleet at the marks second by second, had nobody acted.</summary>
    /// <param name="cancel">Gives up.</param>
    /// <returns>Seconds of the market's day, and what it stood at.</returns>
    public ImmutableArray<(int Second, decimal Pnl)> NobodyPath(CancellationToken cancel = default) =>
        Nobody(cancel).Path;

    private Rerun Again => new(_scenario, _settings, _moments);

    private (Outcome Outcome, ImmutableArray<(int Second, decimal Pnl)> Path) Nobody(CancellationToken cancel)
    {
        lock (_lock)
        {
            if (_nobody is { } known)
                return known;
            Runs++;
            var path = ImmutableArray.CreateBuilder<(int Second, decimal Pnl)>();
            Outcome outcome = Again.Untouched(
                _actions.OfTheWorld,
                (at, ledger) => path.Add(
                    ((int)(at.Nanoseconds / MarketTime.NanosecondsPerSecond), ledger.AtTheMarks.Dollars)),
                cancel);
            Volatile.Write(ref _nobodyOutcome, outcome);
            return (_nobody = (outcome, path.ToImmutable())).Value;
        }
    }

    private Question Ask(IEnumerable<RecordedAct> acts)
    {
        ImmutableArray<RecordedAct> all = _actions.InThisWorld(acts);
        bool whole = Again.NeedsWholeRoom(_actions.ActionsOf(all).Actions);
        // where nothing is measured, who looks or takes note changes nothing: one run is good for all of them
        ImmutableArray<RecordedAct> moving = whole ? all
            : [.. all.Where(static act => act.Do is not (
                "inspect" or "note" or "acknowledge" or "shelve" or "unshelve"))];
        (ImmutableArray<ScriptedAction> actions, ImmutableDictionary<Guid, string> names) = _actions.ActionsOf(moving);
        return new Question(actions, names, SessionActions.KeyOf(moving), whole);
    }

    private Outcome? Known(Question question) => question.IsNobodys && Volatile.Read(ref _nobodyOutcome) is { } nobody
        ? nobody : _known.Find(question.Key);

    private (Outcome Outcome, ImmutableArray<HoldRow> Holds) Run(
        Question question, StandingRun? ready, CancellationToken cancel)
    {
        bool goesOn = ready?.Serves(question.Actions, question.Whole) == true;
        lock (_lock)
        {
            Runs++;
            RunsGoneOn += goesOn ? 1 : 0;
        }
        (Outcome outcome, ImmutableArray<HoldRow> holds) = Again.Run(question.Actions, ready, cancel);
        return (outcome, [.. holds.Select(row => Named(row, question.Names))]);
    }

    // as the session's own screens and its trail named it
    private static HoldRow Named(HoldRow row, ImmutableDictionary<Guid, string> names) =>
        names.GetValueOrDefault(row.Hold.CommandId) is { Length: > 2 } name
            && long.TryParse(name.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out long number)
                ? row with { Hold = row.Hold with { Id = new HoldId(number) } } : row;

    private sealed record Question(
        ImmutableArray<ScriptedAction> Actions, ImmutableDictionary<Guid, string> Names, string Key, bool Whole)
    {
        /// <summary>Whether nobody does anything that moves a gate, and no rule either.</summary>
        public bool IsNobodys => !Whole && Key.Length == 0;
    }

    private int LongestReaction => Math.Clamp(
        (int)(_scenario.Session.End - _scenario.Truth!.Onset).TotalSeconds, LossCurve.Points, LossCurve.Longest);

    private Outcome Best(CancellationToken cancel)
    {
        var rerun = new Rerun(_scenario, _settings with { Breakers = false, Parity = ParityMode.Observe });
        return rerun.Run(
            CorrectStop.In(_actions.OfTheWorld, _scenario, CorrectStop.Earliest(_scenario)), cancel).Outcome;
    }

    private static ImmutableArray<string> DoubtsOf(Recording.Recording recording)
    {
        var doubts = ImmutableArray.CreateBuilder<string>();
        if (recording.Fault is { } fault)
            doubts.Add($"The recording is damaged; what comes after is not known. {fault}");
        if (recording.End is { Dropped: > 0 } end)
            doubts.Add(RecordingGaps.Words(end.Dropped));
        return doubts.ToImmutable();
    }
}
