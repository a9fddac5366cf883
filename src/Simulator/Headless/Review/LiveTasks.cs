using System.Collections.Immutable;
using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Scenarios.Reading;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless.Review;

/// <summary>
/// The critical tasks of a scenario held against a session while it runs, by the same judge as the score. It remembers
/// what it has seen of holds, so it is to be asked regularly.
/// </summary>
/// <param name="scenario">The scenario, with its variant; it has a training.</param>
public sealed class LiveTasks(Scenario scenario)
{
    private static readonly TaskCheck[] s_forbidding =
    [
        TaskCheck.Scope, TaskCheck.StopNothing, TaskCheck.NoChangeWhileLive, TaskCheck.NoRelease, TaskCheck.Ceremony,
    ];

    private readonly Lock _lock = new();
    private readonly Dictionary<(HoldId Hold, string Server), HoldRow> _rows = [];

    /// <summary>Looks.</summary>
    /// <param name="acts">What was done so far.</param>
    /// <param name="control">What has been ordered.</param>
    /// <param name="now">Market time.</param>
    /// <param name="pace">How fast market time runs; null for the clock's own pace.</param>
    /// <returns>The tasks, in the order of the scenario.</returns>
    public ImmutableArray<LiveTask> Look(
        ImmutableArray<RecordedAct> acts, ControlSnapshot control, MarketTime now, Pace? pace = null)
    {
        ArgumentNullException.ThrowIfNull(control);
        lock (_lock)
        {
            See_NeedsLock(control, now, pace ?? Pace.Clock);
            Scenario course = RealCourse.Of(scenario, preset: null, acts);
            MarketTime onset = MarketTime.FromTimeOfDay(course.Truth?.Onset ?? course.Training!.StartAt);
            var judge = new TaskJudge(new ScoreFacts
            {
                Scenario = course, Acts = acts,
                Holds =
                [
                    .. _rows.Values.OrderBy(static row => row.Hold.Id.Value).Select(row => AsActed(row, acts)),
                ],
                Actual = new Outcome(0, 0, 0, 0), Nobody = new Outcome(0, 0, 0, 0), Best = new Outcome(0, 0, 0, 0),
            });
            return [.. scenario.Training!.CriticalTasks.Select(task => Of(task, judge, onset, now))];
        }
    }

    private static LiveTask Of(CriticalTaskSpec task, TaskJudge judge, MarketTime onset, MarketTime now)
    {
        int left = task.WithinSeconds - (int)Math.Ceiling((now - onset).TotalSeconds);
        if (task.Check is TaskCheck.Loss or TaskCheck.Instructor)
        {
            string who = task.Check == TaskCheck.Loss ? "The debrief knows, by runs of the same seed."
                : "You judge it.";
            return Told(LiveTaskState.Later, who, null);
        }
        Judgement judgement = judge.Judge(task);
        if (s_forbidding.Contains(task.Check))
            return Told(judgement.Share == 1 ? LiveTaskState.Kept : LiveTaskState.Broken, judgement.Because, null);
        bool isOnce = task.Check is TaskCheck.Order or TaskCheck.Evidence; // no time of theirs
        if (judgement.Line is not null)
        {
            LiveTaskState state = judgement.Share == 1 ? LiveTaskState.Done
                : isOnce ? LiveTaskState.Broken : LiveTaskState.DoneLate;
            return Told(state, judgement.Because, null);
        }
        if (now < onset)
            return Told(LiveTaskState.Waiting, "The incident has not begun.", left);
        if (isOnce)
            return Told(LiveTaskState.Open, judgement.Because, null);
        return Told(left < 0 ? LiveTaskState.Late : LiveTaskState.Open, judgement.Because, left);

        LiveTask Told(LiveTaskState state, string because, int? seconds) =>
            new(task.Task, state, because, task.WithinSeconds, seconds, task.Weight);
    }

    // The score runs the session again and takes a kill at the time of its act. The hold's own is that of the last tick
    // the room had taken in, up to a tick before: the same stop must not have two times.
    private static HoldRow AsActed(HoldRow row, ImmutableArray<RecordedAct> acts)
    {
        string name = row.Hold.Id.ToString();
        if (acts.FirstOrDefault(act => act.Do == "kill" && act.Hold == name) is not { } kill
            || !MapReader.TryTime(kill.At, out TimeSpan at))
            return row;
        TimeSpan later = at - row.RequestedAt.TimeOfDay;
        return row with
        {
            RequestedAt = Moved(row.RequestedAt)!.Value, BlockedAt = Moved(row.BlockedAt),
            DrainedAt = Moved(row.DrainedAt),
        };

        MarketTime? Moved(MarketTime? time) => time?.AddNanoseconds(later.Ticks * 100);
    }

    // From the request of the server's first stop on, as long as its gate says it took, to the tick that hears of it:
    // when somebody happens to look at it is no part of it.
    private static MarketTime DrainedAt(HoldRow row, ServerControl server, MarketTime now, Pace pace)
    {
        if (server.DrainLatency is not { } latency)
            return now;
        const long tick = Limits.BucketMilliseconds * 1_000_000L;
        MarketTime since = server.Holds.First(static hold => hold.Mode.Stops()).MarketSince ?? row.RequestedAt;
        long passed = (long)(latency.Ticks * 100 * pace.Factor);
        MarketTime drained = since.AddNanoseconds((passed + tick - 1) / tick * tick);
        return drained < row.RequestedAt ? row.RequestedAt : drained > now ? now : drained;
    }

    private void See_NeedsLock(ControlSnapshot control, MarketTime now, Pace pace)
    {
        foreach (ServerControl server in control.Servers)
        {
            foreach (Hold hold in server.Holds.Where(static hold => hold.Mode.Stops()))
            {
                HoldRow row = _rows.GetValueOrDefault((hold.Id, server.Name)) ?? new HoldRow
                {
                    Hold = hold, Server = server.Name, RequestedAt = hold.MarketSince ?? now,
                };
                bool isBlocked = server.State == FlowState.Halted;
                _rows[(hold.Id, server.Name)] = row with
                {
                    BlockedAt = row.BlockedAt ?? (isBlocked ? row.RequestedAt : null),
                    DrainedAt = row.DrainedAt
                        ?? (isBlocked && server.OpenOrders == 0 ? DrainedAt(row, server, now, pace) : null),
                };
            }
        }
        foreach (((HoldId Hold, string Server) key, HoldRow row) in _rows.ToArray())
        {
            if (row.ReleasedAt is null && control.Holds.All(hold => hold.Id != key.Hold))
                _rows[key] = row with { ReleasedAt = now };
        }
    }
}
