using System.Collections.Immutable;
using System.Globalization;
using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless.Review;

/// <summary>
/// A recorded session looked at afterwards: its score, what other actions would have come to, and the loss against the
/// time of reaction. Everything is run again from the recipe in the recording.
/// </summary>
public sealed class SessionReview
{
    private readonly Scenario _scenario;
    private readonly RunSettings _settings;
    private readonly Lock _lock = new();
    private (Outcome Outcome, ImmutableArray<(int Second, decimal Pnl)> Path)? _nobody;

    private SessionReview(
        RecordingHeader header, Scenario scenario, RunSettings settings, ImmutableArray<RecordedAct> acts,
        ImmutableArray<string> doubts) =>
        (Header, _scenario, _settings, Acts, Doubts) = (header, scenario, settings, acts, doubts);

    /// <summary>What was recorded.</summary>
    public RecordingHeader Header { get; }

    /// <summary>What was done, in order.</summary>
    public ImmutableArray<RecordedAct> Acts { get; }

    /// <summary>What is said of the recording; empty for nothing.</summary>
    public ImmutableArray<string> Doubts { get; }

    /// <summary>Whether it can be scored: its scenario is offered for training.</summary>
    public bool CanScore => _scenario.Training is not null;

    /// <summary>Whether it has an incident, and so a curve.</summary>
    public bool HasIncident => _scenario.Truth is not null;

    /// <summary>What one unit of money is.</summary>
    public string Currency => _scenario.Currency;

    /// <summary>What really was wrong; null on a benign day.</summary>
    public string? Cause => _scenario.Truth?.Cause;

    /// <summary>What would have been right, in order.</summary>
    public ImmutableArray<string> CorrectActions => _scenario.Truth?.CorrectActions ?? [];

    /// <summary>What really happened and what is to be learnt, as its scenario tells it.</summary>
    public ImmutableArray<string> Notes => _scenario.Training?.Debrief ?? [];

    /// <summary>When it began, HH:mm:ss.ffffff; null on a benign day.</summary>
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
        return new SessionReview(
            header, session.Scenario,
            new RunSettings(header.Preset, header.Seed, null, header.Breakers, header.Parity), session.Acts,
            DoubtsOf(session.Recording));
    }

    /// <summary>The actions of acts: those that are done again.</summary>
    /// <param name="acts">The acts.</param>
    /// <returns>The actions, in the order of their times.</returns>
    /// <exception cref="InvalidDataException">An act makes no sense.</exception>
    internal static ImmutableArray<ScriptedAction> ActionsOf(IEnumerable<RecordedAct> acts) =>
    [
        .. acts.Select(static (act, i) => ActWords.ToAction(act, i + 1)).OfType<ScriptedAction>()
            .OrderBy(static action => action.At),
    ];

    /// <summary>What the session comes to with other acts. Takes about a second for each run.</summary>
    /// <param name="acts">The acts.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>What it comes to.</returns>
    /// <exception cref="InvalidDataException">An act makes no sense.</exception>
    public Outcome With(IEnumerable<RecordedAct> acts, CancellationToken cancel = default) =>
        new Rerun(_scenario, _settings).Run(ActionsOf(acts), cancel).Outcome;

    /// <summary>Scores the session.</summary>
    /// <param name="cancel">Gives up.</param>
    /// <returns>The score.</returns>
    /// <exception cref="InvalidOperationException">Its scenario is not offered for training.</exception>
    public ScoreReport Score(CancellationToken cancel = default)
    {
        if (!CanScore)
            throw new InvalidOperationException($"{Header.Scenario} is not offered for training: it has no tasks.");
        var rerun = new Rerun(_scenario, _settings);
        (Outcome actual, ImmutableArray<HoldRow> holds) = rerun.Run(ActionsOf(Acts), cancel);
        Outcome nobody = Nobody(cancel).Outcome;
        var facts = new ScoreFacts
        {
            Scenario = _scenario, Acts = Acts, Holds = holds, Actual = actual, Nobody = nobody,
            Best = HasIncident ? Best(cancel) : nobody,
        };
        return Scorer.Score(facts, _settings) with { Doubts = Doubts };
    }

    /// <summary>Loss against the time of reaction.</summary>
    /// <param name="threads">Runs at a time.</param>
    /// <param name="progress">Told the part that is done, 0 to 1, from any thread; null for nobody.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>The points, rising in time; empty on a benign day.</returns>
    public ImmutableArray<CurvePoint> Curve(int threads, Action<double>? progress, CancellationToken cancel) =>
        HasIncident
            ? LossCurve.Of(_scenario, _settings, LossCurve.Times(LongestReaction), threads, progress, cancel) : [];

    // what the instructor did to the world is the world that everybody else is compared in
    private ImmutableArray<ScriptedAction> Instructed =>
        [.. ActionsOf(Acts).Where(static action => action is ScriptedAction.Instruct)];

    /// <summary>Profit and loss of the fleet at the marks second by second, had nobody acted.</summary>
    /// <param name="cancel">Gives up.</param>
    /// <returns>Seconds of the market's day, and what it stood at.</returns>
    public ImmutableArray<(int Second, decimal Pnl)> NobodyPath(CancellationToken cancel = default) =>
        Nobody(cancel).Path;

    private (Outcome Outcome, ImmutableArray<(int Second, decimal Pnl)> Path) Nobody(CancellationToken cancel)
    {
        lock (_lock)
        {
            if (_nobody is { } known)
                return known;
            var path = ImmutableArray.CreateBuilder<(int Second, decimal Pnl)>();
            Outcome outcome = new Rerun(_scenario, _settings).Untouched(
                Instructed,
                (at, ledger) => path.Add(
                    ((int)(at.Nanoseconds / MarketTime.NanosecondsPerSecond), ledger.AtTheMarks.Dollars)),
                cancel);
            return (_nobody = (outcome, path.ToImmutable())).Value;
        }
    }

    private int LongestReaction => Math.Clamp(
        (int)(_scenario.Session.End - _scenario.Truth!.Onset).TotalSeconds, LossCurve.Points, LossCurve.Longest);

    private Outcome Best(CancellationToken cancel)
    {
        var rerun = new Rerun(_scenario, _settings with { Breakers = false, Parity = ParityMode.Observe });
        ImmutableArray<ScriptedAction> stop =
            CorrectStop.At(_scenario, CorrectStop.Earliest(_scenario), HaltMode.BlockAndCancel);
        return rerun.Run([.. stop.Concat(Instructed).OrderBy(static action => action.At)], cancel).Outcome;
    }

    private static ImmutableArray<string> DoubtsOf(Recording.Recording recording)
    {
        var doubts = ImmutableArray.CreateBuilder<string>();
        if (recording.Fault is { } fault)
            doubts.Add($"The recording is damaged; what comes after is not known. {fault}");
        if (recording.End is { Dropped: > 0 } end)
            doubts.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"The recording misses {end.Dropped} inputs its writer was behind with."));
        return doubts.ToImmutable();
    }
}
