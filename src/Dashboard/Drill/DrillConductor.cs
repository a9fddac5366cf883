using Ops.Dashboard.Sessions;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Drill;

/// <summary>
/// Walks through every door every few minutes, soon after a session began, and sooner again after a failure. What came
/// of it goes to the book, to the alarms, and to the trail: when it changed, and once an hour.
/// </summary>
/// <param name="ways">The doors.</param>
/// <param name="stage">The session on screen.</param>
/// <param name="book">Takes what came of it.</param>
/// <param name="audit">The trail.</param>
/// <param name="settings">The rhythm.</param>
/// <param name="time">The clock.</param>
/// <param name="log">The log.</param>
/// <param name="program">Says when the program listens and when it ends; null where nobody drives the rhythm.</param>
internal sealed class DrillConductor(
    IEnumerable<IDoorWay> ways, SessionStage stage, DrillBook book, SessionAudit audit, DrillSettings settings,
    TimeProvider time, ILogger<DrillConductor> log, IHostApplicationLifetime? program = null) : BackgroundService
{
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_summary = TimeSpan.FromHours(1);
    private static readonly Actor s_self = new(ActorKind.Drill, "kill drill");

    private readonly IDoorWay[] _ways = [.. ways];
    private readonly DoorTrial _trial = new(settings, time);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private string? _written;
    private long _writtenAt;
    private long _rounds;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // no door can be walked through before the program listens, nor while it takes its leave
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(
            stoppingToken, program?.ApplicationStopping ?? CancellationToken.None);
        try
        {
            await StartedAsync(ends.Token);
            using var timer = new PeriodicTimer(s_look, time);
            while (await timer.WaitForNextTickAsync(ends.Token))
                await TurnAsync(ends.Token);
        }
        catch (OperationCanceledException)
        {
            // the program ends
        }
    }

    /// <summary>Walks if it is time to.</summary>
    /// <param name="stop">Ends the program.</param>
    /// <returns>A task that ends with the round.</returns>
    internal async Task TurnAsync(CancellationToken stop)
    {
        await _turn.WaitAsync(stop); // two rounds on one canary would prove nothing of either
        try
        {
            await TurnAloneAsync(stop);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _turn.Dispose();
        base.Dispose();
    }

    private async Task StartedAsync(CancellationToken stop)
    {
        if (program is null)
            return;
        var listens = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration started = program.ApplicationStarted.Register(listens.SetResult);
        await listens.Task.WaitAsync(stop);
    }

    private async Task TurnAloneAsync(CancellationToken stop)
    {
        if (stage.Now is not { Incoming: null, Carry: null, Current: { Preparing: null } session }
            || session.Room.Canary is not { } desk || !IsDue(session.Epoch))
            return;
        DrillRound? round = await WalkAsync(session, stop);
        stop.ThrowIfCancellationRequested(); // a door that closed because the program ends is no broken one
        if (round is null || !ReferenceEquals(stage.Session, session))
            return; // another session has come: this proves nothing of it, good or bad
        book.Add(round);
        DrillStanding standing = book.Look();
        desk.Fault = standing.Trouble is { } trouble ? $"The kill is unproven. {trouble}." : null;
        Tell(round, standing);
    }

    private bool IsDue(long epoch)
    {
        if (book.Last is not { } last || last.Epoch != epoch)
            return true;
        return time.GetElapsedTime(last.Timestamp) >= (last.Broken.Any() ? settings.Again : settings.Every);
    }

    private async Task<DrillRound?> WalkAsync(RunningSession session, CancellationToken stop)
    {
        var proofs = new List<DoorProof>();
        foreach (IDoorWay way in _ways)
        {
            proofs.Add(await _trial.RunAsync(way, session.Room, stop));
            if (!ReferenceEquals(stage.Session, session))
                return null;
        }
        session.Room.Canary!.Renew(); // open again, for whoever wants to try a door by hand
        return new DrillRound(session.Epoch, time.GetTimestamp(), [.. proofs]);
    }

    private void Tell(DrillRound round, DrillStanding standing)
    {
        _rounds++;
        string state = $"{round.Epoch} {standing.Trouble}";
        bool isNews = state != _written;
        if (!isNews && time.GetElapsedTime(_writtenAt) < s_summary)
            return;
        string detail = standing.Trouble is { } trouble
            ? $"The kill is UNPROVEN: {trouble}."
            : $"Every door halted the canary: {string.Join(", ", round.Doors.Select(Line))}. Rounds so far: {_rounds}.";
        audit.Append(new AuditEntry(WallTime.Now(time), null, s_self, "kill-drill", "doors", detail));
        if (isNews && standing.Trouble is not null)
            log.LogCritical("{Detail}", detail);
        else
            log.LogInformation("{Detail}", detail);
        (_written, _writtenAt) = (state, time.GetTimestamp());
    }

    private static string Line(DoorProof proof) =>
        $"{proof.Door.Word()} {proof.Latency?.TotalMilliseconds ?? 0:0.0} ms";
}
