using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ops.Dashboard.Debrief.Past;
using Ops.Dashboard.Recordings;
using Ops.Dashboard.Startup;
using Ops.Simulator.Headless.Review;

namespace Ops.Dashboard.Debrief;

/// <summary>
/// Debriefs of recorded sessions: the score, kept beside the recording; other outcomes; the loss curve. One at a time,
/// on a thread of its own behind everything else, because a control room runs in this process.
/// </summary>
/// <param name="shelf">The recordings.</param>
/// <param name="log">Where failures are told.</param>
internal sealed class DebriefDesk(RecordingShelf shelf, ILogger<DebriefDesk> log) : IDisposable
{
    private const string ScoreFile = "score.json";
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly ReadyOnes<StandingRun> _ready = new(log);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly SemaphoreSlim _curveTurn = new(1, 1); // takes long: nobody's question waits behind it
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, DebriefJob<ScoreReport>> _scores = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DebriefJob<CurveResult>> _curves = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SessionReview> _reviews = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Task<LossBody>> _nobody = new(StringComparer.Ordinal);

    /// <summary>Runs that stand ready for questions about the session looked at last.</summary>
    public int RunsReady => _ready.Count;

    /// <summary>Opens a session for its debrief.</summary>
    /// <param name="session">Name of its recording.</param>
    /// <param name="fault">Why there is none; null when there is.</param>
    /// <returns>The review; null when there is none.</returns>
    public SessionReview? Open(string session, out string? fault)
    {
        if (shelf.Find(session) is not { } directory)
        {
            fault = $"There is no recording of a session {session}.";
            return null;
        }
        if (!shelf.IsClosed(session))
        {
            fault = "The session still runs. End it; then it can be looked at as a whole.";
            return null;
        }
        fault = null;
        if (_reviews.TryGetValue(session, out SessionReview? known))
            return known;
        ForgetWhatIsGone();
        return SessionReview.Open(directory, out fault) is { } review ? _reviews.GetOrAdd(session, review) : null;
    }

    /// <summary>The score of a session: begun when it was not, and kept.</summary>
    /// <param name="session">Name of its recording.</param>
    /// <param name="review">The session.</param>
    /// <returns>The job.</returns>
    public DebriefJob<ScoreReport> Score(string session, SessionReview review)
    {
        if (_scores.TryGetValue(session, out DebriefJob<ScoreReport>? before) && before.Result is { IsFaulted: true })
            _scores.TryRemove(new(session, before)); // whoever comes next tries again
        return _scores.GetOrAdd(session, _ => BeginScore(session, review));
    }

    private DebriefJob<ScoreReport> BeginScore(string session, SessionReview review)
    {
        var job = new DebriefJob<ScoreReport> { Result = null! };
        if (Kept(session) is { } kept)
        {
            review.Learn(kept);
            job.Result = Task.FromResult(kept);
            MakeReady(session, review);
            return job;
        }
        job.Result = InTurnAsync(_turn, session, () =>
        {
            ScoreReport score = review.Score(_stop.Token);
            Keep(session, score);
            MakeReady(session, review);
            return score;
        });
        return job;
    }

    /// <summary>The loss curve of a session: begun when it was not.</summary>
    /// <param name="session">Name of its recording.</param>
    /// <param name="review">The session.</param>
    /// <returns>The job.</returns>
    public DebriefJob<CurveResult> Curve(string session, SessionReview review) => _curves.GetOrAdd(session, _ =>
    {
        var job = new DebriefJob<CurveResult> { Result = null! };
        int threads = Math.Max(1, Environment.ProcessorCount / 2);
        job.Result = InTurnAsync(
            _curveTurn, session,
            () => new CurveResult(review.Curve(threads, done => job.Done = done, _stop.Token)));
        return job;
    });

    /// <summary>The curve, if somebody asked for it.</summary>
    /// <param name="session">Name of the recording.</param>
    /// <returns>The job; null when nobody did.</returns>
    public DebriefJob<CurveResult>? CurveOf(string session) => _curves.GetValueOrDefault(session);

    /// <summary>What other acts come to.</summary>
    /// <param name="session">Name of the recording.</param>
    /// <param name="review">The session.</param>
    /// <param name="acts">The acts.</param>
    /// <param name="gone">Whoever asked has left: it is not worked out for nobody.</param>
    /// <returns>The outcome.</returns>
    public async Task<Outcome> WithAsync(
        string session, SessionReview review, ImmutableArray<Simulator.Recording.RecordedAct> acts,
        CancellationToken gone = default)
    {
        if (review.Known(acts) is { } known)
            return known; // it waits for nobody else's turn
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, gone);
        return await InTurnAsync(_turn, session, () => RunAsync(session, review, acts, either.Token), either.Token);
    }

    private async Task<Outcome> RunAsync(
        string session, SessionReview review, ImmutableArray<Simulator.Recording.RecordedAct> acts,
        CancellationToken either)
    {
        using StandingRun? ready = await _ready.TakeAsync(
            session,
            run => review.CanGoOn(run, acts) ? run.At.Nanoseconds : null, // the later, the less is to run
            waits: review.NeedsWholeRoom(acts));
        try
        {
            using (_ready.Pause())
                return await QuietThread.RunAsync("debrief", () => review.With(acts, ready, either));
        }
        finally
        {
            MakeReady(session, review); // who asks once asks again
        }
    }

    // most of a run is what comes before the act that is asked about
    private void MakeReady(string session, SessionReview review) => _ready.Prepare(session, () =>
    [
        .. review.Places().Select(place => new ReadyOnes<StandingRun>.Maker(pass => review.Stand(place, pass))),
    ]);

    /// <summary>What the fleet would have lost second by second, had nobody acted: begun when it was not.</summary>
    /// <param name="session">Name of the recording.</param>
    /// <param name="review">The session.</param>
    /// <returns>The loss; null while it is not known.</returns>
    public LossBody? Nobody(string session, SessionReview review)
    {
        Task<LossBody> made = _nobody.GetOrAdd(session, _ => InTurnAsync(_turn, session, () =>
        {
            ImmutableArray<(int Second, decimal Pnl)> path = review.NobodyPath(_stop.Token);
            return new LossBody([.. path.Select(static at => at.Second)], [.. path.Select(static at => at.Pnl)]);
        }));
        if (!made.IsCompletedSuccessfully)
            return null;
        ValueTask<LossBody> done = new(made);
        return done.Result;
    }

    /// <summary>The scores that are kept, the oldest first: the history of the people who trained here.</summary>
    /// <returns>Name of the recording and its score.</returns>
    public ImmutableArray<(RecordingRow Recording, ScoreReport Score)> History() =>
    [
        .. shelf.Rows().Reverse().Select(row => (Row: row, Score: Kept(row.Name)))
            .Where(static item => item.Score is not null).Select(static item => (item.Row, item.Score!)),
    ];

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
        _ready.Dispose();
        _turn.Dispose();
        _curveTurn.Dispose();
    }

    // what was thrown away, by hand or by the retention rule, is not kept in memory either
    private void ForgetWhatIsGone()
    {
        foreach (string session in _reviews.Keys.Where(session => shelf.Find(session) is null))
        {
            _reviews.TryRemove(session, out _);
            _scores.TryRemove(session, out _);
            _curves.TryRemove(session, out _);
            _nobody.TryRemove(session, out _);
            _ready.Forget(session);
        }
    }

    private Task<T> InTurnAsync<T>(
        SemaphoreSlim turn, string session, Func<T> work, CancellationToken? unless = null) =>
        InTurnAsync(turn, session, () => QuietThread.RunAsync("debrief", work), unless);

    private async Task<T> InTurnAsync<T>(
        SemaphoreSlim turn, string session, Func<Task<T>> work, CancellationToken? unless = null)
    {
        await turn.WaitAsync(unless ?? _stop.Token);
        try
        {
            return await work();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "The debrief of {Session} failed", session);
            throw;
        }
        finally
        {
            turn.Release();
        }
    }

    private ScoreReport? Kept(string session)
    {
        if (shelf.Find(session) is not { } directory || !File.Exists(Path.Combine(directory, ScoreFile)))
            return null;
        try
        {
            ScoreReport? kept = JsonSerializer.Deserialize<ScoreReport>(
                File.ReadAllBytes(Path.Combine(directory, ScoreFile)), s_json);
            return kept is { Version: ScoreReport.PresentVersion } ? kept : null; // scored anew by today's rules
        }
        catch (Exception failure) when (failure is IOException or JsonException or UnauthorizedAccessException)
        {
            log.LogWarning(failure, "The kept score of {Session} can't be read; it is made again", session);
            return null;
        }
    }

    private void Keep(string session, ScoreReport score)
    {
        if (shelf.Find(session) is not { } directory)
            return; // thrown away meanwhile
        string path = Path.Combine(directory, ScoreFile);
        try
        {
            File.WriteAllBytes(path + ".new", JsonSerializer.SerializeToUtf8Bytes(score, s_json));
            File.Move(path + ".new", path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(failure, "The score of {Session} can't be kept", session);
        }
    }
}
