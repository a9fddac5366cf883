using System.Collections.Immutable;
using Ops.Dashboard.Recordings;
using Ops.Dashboard.Sessions;
using Ops.Simulator;
using Ops.Simulator.Recording;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Station;

/// <summary>
/// What an instructor does to the training session of this room. Everything is written to the trail and to the
/// recording, and nothing of it touches a gate: kills and releases have doors of their own.
/// </summary>
/// <param name="host">Runs the session.</param>
/// <param name="stage">The session on screen.</param>
/// <param name="backtracks">Moments it can go back to.</param>
/// <param name="audit">The trail.</param>
/// <param name="tasks">What is expected of the trainees.</param>
/// <param name="seats">Who has a page open.</param>
/// <param name="time">The clock.</param>
internal sealed partial class InstructorDesk(
    SessionHost host, SessionStage stage, Backtracks backtracks, SessionAudit audit, TaskBoard tasks,
    SeatBook seats, TimeProvider time) : IInstructorDesk
{
    private const string Prefix = "instructor-";

    /// <summary>The training session on screen; null when none runs.</summary>
    public RunningSession? Session =>
        stage.Session is { Recipe.Mode: FleetMode.Training } session ? session : null;

    /// <inheritdoc/>
    public StationView? Look() =>
        Session is { } session ? StationReader.Read(session, backtracks, tasks, seats) : null;

    /// <inheritdoc/>
    ImmutableArray<Hint> IHintDesk.Hints => Session is { } session ? Hints.Of(session.Room.Acts.All) : [];

    /// <inheritdoc/>
    public StationResult Freeze(Actor by) => With(session =>
        host.Freeze() is { } wrong ? Busy(wrong) : Note(session, by, "freeze", "The clock stands."));

    /// <inheritdoc/>
    public StationResult Resume(Actor by) => WithTimeLeft(session =>
        host.Resume() is { } wrong ? Busy(wrong) : Note(session, by, "resume", "The clock runs."));

    /// <inheritdoc/>
    public StationResult SetSpeed(Pace pace, Actor by) => With(session =>
        host.SetSpeed(pace) is { } wrong ? StationResult.Refused("invalid-speed", wrong)
            : Note(session, by, "speed", $"Speed ×{pace}."));

    /// <inheritdoc/>
    public StationResult Step(TimeSpan step, Actor by) => WithTimeLeft(session =>
    {
        if (!host.State.Frozen)
            return StationResult.Refused("not-frozen", "The clock runs; freeze it to go on step by step.");
        if (step < TimeSpan.FromMilliseconds(Limits.BucketMilliseconds) || step > TimeSpan.FromHours(1))
            return StationResult.Refused("invalid-step", "A step goes from 100 milliseconds to an hour.");
        // a step pressed on the way to a time is one from there
        MarketTime to = (session.Room.JumpsTo ?? session.Room.Now).AddNanoseconds(step.Ticks * 100);
        bool ends = to >= session.Room.EndAt;
        StationResult noted = Note(session, by, "step", ends // where it begins
            ? $"A step to the end of the session, {Clock(session.Room.EndAt)}." : $"A step of {step.TotalSeconds} s.");
        session.Room.RunTo(ends ? session.Room.EndAt : to);
        return noted;
    });

    /// <inheritdoc/>
    public async ValueTask<StationResult> JumpAsync(MarketTime to, Actor by)
    {
        if (Session is not { } session)
            return NoSession();
        if (to <= session.Room.Now)
        {
            return to < session.Room.StartAt
                ? StationResult.Refused(
                    "invalid-time", $"The session was handed over at {session.Room.StartAt}; it has no time before.")
                : await ReturnAsync(
                    new Backtrack("", "a time", to, Backtracks.Before(session.Room.Acts.All, to)), by);
        }
        return WithTimeLeft(one =>
        {
            bool ends = to >= one.Room.EndAt;
            StationResult noted = Note(one, by, "jump", ends // where it begins
                ? $"On to the end of the session, {Clock(one.Room.EndAt)}." : $"On to {Clock(to)}.");
            one.Room.RunTo(ends ? one.Room.EndAt : to);
            return noted;
        });
    }

    /// <inheritdoc/>
    public StationResult Keep(string name, Actor by) => With(session =>
    {
        string called = string.IsNullOrWhiteSpace(name) ? $"at {Clock(session.Room.Now)}" : name.Trim();
        if (called.Length > Limits.ReasonLength)
            return StationResult.Refused("invalid-name", $"A name has at most {Limits.ReasonLength} characters.");
        return backtracks.Keep(session, called) is { } kept
            ? Note(session, by, "snapshot", $"{kept.Id}: {called}, {Clock(kept.At)}.")
            : StationResult.Refused("too-many", $"At most {Backtracks.MostKept} snapshots are kept in a session.");
    });

    /// <inheritdoc/>
    public async ValueTask<StationResult> ReturnAsync(string id, Actor by)
    {
        if (Session is not { } session)
            return NoSession();
        return backtracks.Find(session, id) is { } moment ? await ReturnAsync(moment, by)
            : StationResult.Refused(
                "unknown-backtrack", $"There is no moment {id}; the latest is {backtracks.Of(session)[0].Id}.");
    }

    /// <inheritdoc/>
    public StationResult WriteNote(string text, Actor by) => With(session =>
        Unsayable(text) ?? Note(session, by, "note", text.Trim()));

    /// <inheritdoc/>
    public async ValueTask<StationResult> EndAsync(Actor by)
    {
        if (Session is not { } session)
            return NoSession();
        if (host.Busy is { } busy)
            return Busy(busy);
        Note(session, by, "end", "The session ends.");
        return await host.EndAsync(by) is { } problem
            ? StationResult.Refused("not-ended", problem) : StationResult.Done(session.Recipe.Realm);
    }

    private static string Clock(MarketTime time) => time.TimeOfDay.ToString(@"hh\:mm\:ss");

    private static StationResult NoSession() => StationResult.Refused(
        "no-session", "No training session runs in this room; start one on the training page.");

    private static StationResult? Unsayable(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return StationResult.Refused("invalid-text", "The text is empty.", [new("text", "must not be empty.")]);
        return text.Length <= Limits.ReasonLength ? null : StationResult.Refused(
            "invalid-text", $"The text has {text.Length} characters; at most {Limits.ReasonLength} are allowed.",
            [new("text", $"has more than {Limits.ReasonLength} characters.")]);
    }

    private async ValueTask<StationResult> ReturnAsync(Backtrack moment, Actor by)
    {
        if (Session is not { } session)
            return NoSession();
        MarketTime from = session.Room.Now;
        long began = time.GetTimestamp();
        string where =
            $"From {Clock(from)} back to {moment.Name}, {Clock(moment.At)}; {moment.Acts.Length} acts done again.";
        if (host.Busy is { } busy)
            return Busy(busy);
        if (await host.ReturnAsync( // in the trail and the recording of the branch that is left
            moment.At, moment.Acts, by, moment.Name, () => Write(session, by, "return", where)) is { } problem)
            return StationResult.Refused("return-failed", problem);
        RunningSession after = Session ?? session;
        Write(after, by, "returned", where); // and of the one that goes on
        TimeSpan took = time.GetElapsedTime(began);
        return StationResult.Done($"{where} It took {took.TotalSeconds:0.0} s.");
    }

    private static StationResult Busy(string why) => StationResult.Refused("session-busy", why);

    // for what moves the clock on
    private StationResult WithTimeLeft(Func<RunningSession, StationResult> act) => With(session =>
        session.Room.IsOver ? StationResult.Refused("session-over", SessionHost.Over(session.Room)) : act(session));

    private StationResult With(Func<RunningSession, StationResult> act)
    {
        if (host.Busy is { } busy)
            return Busy(busy);
        return Session is { } session ? act(session) : NoSession();
    }

    private StationResult Note(RunningSession session, Actor by, string verb, string text)
    {
        Write(session, by, verb, text);
        return StationResult.Done(OneLine.Of(text));
    }

    private void Write(
        RunningSession session, Actor by, string verb, string text, Func<RecordedAct, RecordedAct>? more = null)
    {
        string line = OneLine.Of(text);
        ActRecorder.Instructed(session.Room, by, verb, act => (more ?? (static one => one))(act with
        {
            Seat = RecordedAct.InstructorSeat, Reason = line,
        }));
        Trail(session, by, verb, line);
    }

    private void Trail(RunningSession session, Actor by, string verb, string text) => audit.Append(new AuditEntry(
        WallTime.Now(time), session.Room.Now, by, Prefix + verb, session.Recipe.Realm, text));
}
