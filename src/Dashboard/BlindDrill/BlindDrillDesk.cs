using Ops.Dashboard.Api;
using Ops.Dashboard.Sessions;
using Ops.Dashboard.Views;
using Ops.Telemetry.Alarms;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.BlindDrill;

/// <summary>
/// Blind drills in the live room: a supervisor allows one, a phantom appears at a time nobody knows, goes wrong, and
/// the response is measured. It is withdrawn at once when something real wants the operators. Nothing it does is a
/// command, and no kill waits for it: a kill that names the phantom is taken here, every other passes by.
/// </summary>
/// <param name="stage">The session on screen.</param>
/// <param name="book">Takes the results.</param>
/// <param name="audit">The trail.</param>
/// <param name="time">The clock.</param>
/// <param name="log">The log.</param>
internal sealed class BlindDrillDesk(
    SessionStage stage, BlindDrillBook book, SessionAudit audit, TimeProvider time, ILogger<BlindDrillDesk> log)
    : IBlindDrill
{
    /// <summary>Code of the answer to a kill that named a phantom.</summary>
    public const string Code = "blind-drill";

    /// <summary>Longest time within which a drill may appear.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(8);

    private static readonly TimeSpan s_toldFor = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private BlindDrillPlan? _plan;
    private Showing? _showing;
    private (string Text, DateTimeOffset Until)? _told;
    private Task _kept = Task.CompletedTask;

    /// <summary>What is allowed and has not ended; null for nothing.</summary>
    public BlindDrillPlan? Plan => Volatile.Read(ref _plan);

    /// <summary>Whether the phantom is on the pages.</summary>
    public bool IsShown => Volatile.Read(ref _showing) is not null;

    /// <summary>Done when every drill that has ended is in the book and in the trail: to be awaited at the
    /// end.</summary>
    public Task Kept => Volatile.Read(ref _kept);

    /// <inheritdoc/>
    public string? Told
    {
        get
        {
            lock (_lock)
                return _told is { } told && time.GetUtcNow() < told.Until ? told.Text : null;
        }
    }

    /// <summary>Allows a drill.</summary>
    /// <param name="by">The supervisor.</param>
    /// <param name="within">It appears within this time, up to <see cref="Longest"/>.</param>
    /// <param name="seed">The seed of its times.</param>
    /// <returns>Null when it is allowed, else what would be right.</returns>
    public string? Authorise(Actor by, TimeSpan within, ulong seed)
    {
        if (within <= TimeSpan.Zero || within > Longest)
            return $"within must be from 1 to {Longest.TotalMinutes:0} minutes.";
        if (stage.Session is not { Recipe.Mode: FleetMode.Live })
            return "A blind drill is for the live room; a training session runs.";
        lock (_lock)
        {
            if (_plan is not null)
                return "A blind drill is allowed already; let it end, or call it off.";
            Volatile.Write(ref _plan, BlindDrillPlan.Draw(by, time.GetUtcNow(), within, seed));
        }
        Write(by, "blind-drill-allowed", $"It appears within {within.TotalMinutes:0} minutes.");
        return null;
    }

    /// <summary>Calls it off.</summary>
    /// <param name="by">Who.</param>
    /// <returns>Whether there was one.</returns>
    public bool CallOff(Actor by) => End(BlindDrillEnd.CalledOff, by, "A supervisor called it off.");

    /// <summary>Goes on to what the time asks for: shows the phantom, gives up, withdraws.</summary>
    public void Step()
    {
        if (Plan is not { } plan)
            return;
        DateTimeOffset now = time.GetUtcNow();
        string? real = RealThing(Volatile.Read(ref _showing));
        if (IsShown && real is not null)
            End(BlindDrillEnd.Withdrawn, by: null, real);
        else if (Volatile.Read(ref _showing) is { } shown && now > plan.WrongAt + shown.Late + BlindDrillPlan.Patience)
            End(BlindDrillEnd.Missed, by: null, "Nobody stopped it.");
        else if (!IsShown && now > plan.AppearsAt + BlindDrillPlan.Window)
            End(BlindDrillEnd.Withdrawn, by: null, real ?? "The room had no picture.");
        else if (!IsShown && now >= plan.AppearsAt && real is null)
            Show(plan, now);
    }

    /// <inheritdoc/>
    public Phantom? Onto(RoomPicture picture)
    {
        if (Volatile.Read(ref _showing) is not { } showing || Plan is not { } plan || picture.Fleet is not { } fleet
            || picture.Session.Epoch != showing.Epoch || IsReal(picture.Alarms, picture.Control, showing))
            return null;
        TimeSpan wrong = WrongFor(plan, showing);
        ServerStatus? peer = fleet.Servers.FirstOrDefault(one => one.Feed == FeedColour.Green);
        return peer is null ? null : PhantomFlow.Of(
            showing.Name, peer, fleet.Servers.Length, wrong >= TimeSpan.Zero ? wrong : null,
            showing.Answer.At(time.GetUtcNow()));
    }

    /// <inheritdoc/>
    public AlarmOutcome? Acknowledge(long alarm, Actor by) => Answer(alarm, by, static (answer, now) =>
        answer.NotedBy is not null || answer.ShelvedBy is not null ? null : answer with { NotedBy = now.By });

    /// <inheritdoc/>
    public AlarmOutcome? Shelve(long alarm, Actor by, string reason, TimeSpan length)
    {
        if (alarm != PhantomFlow.AlarmId)
            return null;
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > Limits.ReasonLength)
            return AlarmOutcome.Incomplete;
        if (IsAlarm && (length <= TimeSpan.Zero || length > AlarmDesk.LongestShelfOfHigh))
            return AlarmOutcome.TooLong; // its alarm is a high one
        return Answer(alarm, by, (answer, now) => answer.ShelvedBy is not null ? null : answer with
        {
            ShelvedBy = now.By, ShelveReason = OneLine.Of(reason), Until = now.At + length,
            ShelvedUntil = stage.Session?.Room.Now.AddNanoseconds(length.Ticks * 100),
        });
    }

    /// <inheritdoc/>
    public AlarmOutcome? Unshelve(long alarm, Actor by) => Answer(alarm, by, static (answer, now) =>
        answer.ShelvedBy is null ? null : PhantomAnswer.None);

    /// <summary>The fleet as the kill page lists it: with the phantom while it is shown.</summary>
    /// <param name="fleet">The fleet.</param>
    /// <returns>The list.</returns>
    public FleetDefinition Listed(FleetDefinition fleet) => Volatile.Read(ref _showing) is not { } showing ? fleet
        : fleet with
        {
            Servers = fleet.Servers.Add(new ServerDefinition(
                new ServerId(checked((ushort)fleet.Servers.Length)), showing.Name, fleet.Servers[^1].Group)),
        };

    /// <summary>Takes a kill that names the phantom. Every other kill passes by without a wait.</summary>
    /// <param name="input">The kill.</param>
    /// <param name="by">Who.</param>
    /// <returns>The answer; null when the kill names something real.</returns>
    public KillCheck.Outcome? Take(KillInput input, Actor by)
    {
        if (Volatile.Read(ref _showing) is not { } showing || input.Scope != "server" || input.Target != showing.Name)
            return null;
        if (stage.Session is not { } session || session.Epoch != showing.Epoch
            || session.Room.Fleet.FindServer(showing.Name) is not null)
            return null; // another session is on screen by now, and who is named may be real there
        DateTimeOffset wrongAt = (Plan?.WrongAt ?? time.GetUtcNow()) + showing.Late;
        double seconds = (time.GetUtcNow() - wrongAt).TotalSeconds;
        string when = seconds < 0 ? "before it went wrong"
            : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{seconds:0.0} s after it went wrong");
        string answer = $"DRILL: {showing.Name} does not exist. {by.Name} stopped it {when}. No command was given to " +
            "any server.";
        End(BlindDrillEnd.Stopped, by, answer);
        return new KillCheck.Outcome(null, Code, [new InputFault("", answer)], null);
    }

    private bool IsAlarm => Volatile.Read(ref _showing) is { } showing && Plan is { } plan
        && PhantomFlow.IsAlarm(WrongFor(plan, showing));

    // whoever answers the alarm in whatever way has seen it: the first to do so is what the drill measures
    private AlarmOutcome? Answer(
        long alarm, Actor by, Func<PhantomAnswer, (DateTimeOffset At, string By), PhantomAnswer?> change)
    {
        if (alarm != PhantomFlow.AlarmId)
            return null;
        (DateTimeOffset At, string By) now = (time.GetUtcNow(), by.Name);
        lock (_lock)
        {
            if (_showing is not { } showing || !IsAlarm)
                return AlarmOutcome.Unknown;
            if (change(showing.Answer.At(now.At), now) is not { } answer)
                return AlarmOutcome.NothingToDo;
            Volatile.Write(ref _showing, showing with { Answer = answer, Noted = showing.Noted ?? now });
        }
        return AlarmOutcome.Done;
    }

    private void Show(BlindDrillPlan plan, DateTimeOffset now)
    {
        if (stage.Session is not { } session)
            return;
        string name = NameAfter([.. session.Room.Fleet.Servers.Select(one => one.Name)]);
        lock (_lock)
        {
            if (!ReferenceEquals(_plan, plan) || _showing is not null)
                return;
            Volatile.Write(ref _showing, new Showing(
                name, session.Epoch, now, now - plan.AppearsAt, session.Room.Control.Current.Holds.Length));
        }
        Write(plan.By, "blind-drill-shown", $"{name}, a phantom: no total counts it.");
    }

    private bool End(BlindDrillEnd how, Actor? by, string why)
    {
        BlindDrillResult result;
        lock (_lock)
        {
            if (_plan is not { } plan)
                return false;
            DateTimeOffset now = time.GetUtcNow();
            DateTimeOffset? wrong = _showing is { } shown ? plan.WrongAt + shown.Late : null;
            result = new BlindDrillResult(
                _showing?.Name ?? "", plan.By.Name, _showing?.At, wrong, how, now, by?.Name, why,
                _showing?.Noted?.At, _showing?.Noted?.By);
            if (_showing is not null)
            {
                string told = how == BlindDrillEnd.Stopped ? why : $"DRILL: {_showing.Name} did not exist. {why}";
                _told = (told, now + s_toldFor);
            }
            Volatile.Write(ref _showing, null);
            Volatile.Write(ref _plan, null);
            Task before = _kept;
            // after the pages are free of it, and off the path of whoever pressed
            Volatile.Write(ref _kept, Task.Run(() => KeepAsync(before, result, by)));
        }
        return true;
    }

    private async Task KeepAsync(Task before, BlindDrillResult result, Actor? by)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // of another drill
        book.Add(result);
        Write(by ?? new Actor(ActorKind.Drill, "blind drill"), "blind-drill-ended", $"{result.End}: {result.Why}");
    }

    private TimeSpan WrongFor(BlindDrillPlan plan, Showing showing) =>
        time.GetUtcNow() - (plan.WrongAt + showing.Late);

    // what a real alarm, a stop or another session is called; null when the room is calm
    private string? RealThing(Showing? showing)
    {
        if (stage.Session is not { } session || session.Recipe.Mode != FleetMode.Live
            || (showing is not null && session.Epoch != showing.Epoch))
            return "Another session came.";
        AlarmSnapshot alarms = session.Room.Alarms.Current;
        if (alarms.Groups.FirstOrDefault(group => group.IsUnacknowledged) is { } group)
            return $"A real alarm came: {group.Root.Finding.Message}";
        return IsReal(alarms, session.Room.Control.Current, showing) ? "Something real was stopped or released." : null;
    }

    private static bool IsReal(AlarmSnapshot alarms, ControlSnapshot control, Showing? showing) =>
        alarms.Unacknowledged > 0 || control.Holds.Length != (showing?.Holds ?? 0);

    private void Write(Actor by, string what, string detail)
    {
        MarketTime? market = stage.Session?.Room.Now;
        audit.Append(new AuditEntry(WallTime.Now(time), market, by, what, "blind drill", detail));
        log.LogInformation("{What} by {Name}: {Detail}", what, by.Name, detail);
    }

    /// <summary>The name that comes after those of the fleet.</summary>
    /// <param name="names">Names of its servers.</param>
    /// <returns>A name that none of them has.</returns>
    internal static string NameAfter(IReadOnlyList<string> names)
    {
        string last = names[^1];
        string stem = last.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        for (int number = names.Count + 1; ; number++)
        {
            string name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{stem}{number}");
            if (!names.Contains(name))
                return name;
        }
    }

    private sealed record Showing(string Name, long Epoch, DateTimeOffset At, TimeSpan Late, int Holds)
    {
        /// <summary>Who took note of the alarm first, and when; null for nobody.</summary>
        public (DateTimeOffset At, string By)? Noted { get; init; }

        public PhantomAnswer Answer { get; init; } = PhantomAnswer.None;
    }
}
