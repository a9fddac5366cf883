using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.Telemetry.Parity;

namespace Ops.Telemetry.Desks;

/// <summary>
/// The guard before every change: it is thought through first, and what makes things worse waits for a second person,
/// who sees what it would do by then.
/// </summary>
public sealed class ChangeDesk : IChangeDesk, IChangeReader
{
    /// <summary>How long a change waits for its second person.</summary>
    public static readonly TimeSpan WaitsFor = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private readonly Func<FleetSnapshot?> _picture;
    private readonly IChangeExecutor? _executor;
    private readonly IControlJournal _journal;
    private readonly TimeProvider _time;
    private volatile ChangeState _state;
    private long _lastId;

    /// <summary>A desk at which nothing was asked for.</summary>
    /// <param name="picture">The latest picture; null before the first. It must not wait.</param>
    /// <param name="executor">Makes changes; null when that is not offered.</param>
    /// <param name="journal">Where every change is written.</param>
    /// <param name="time">The clock of commands.</param>
    public ChangeDesk(
        Func<FleetSnapshot?> picture, IChangeExecutor? executor, IControlJournal journal, TimeProvider time)
    {
        (_picture, _executor, _journal, _time) = (picture, executor, journal, time);
        _state = ChangeState.None with { CanApply = executor is not null };
    }

    /// <inheritdoc/>
    public ChangeState Current
    {
        get
        {
            ChangeState state = _state;
            WallTime now = WallTime.Now(_time);
            return state.Waiting.All(entry => entry.Expires > now) ? state
                : state with { Waiting = [.. state.Waiting.Where(entry => entry.Expires > now)] };
        }
    }

    /// <inheritdoc/>
    public ChangeThought Think(ChangeRequest request) => _picture() is { } picture
        ? ChangeThinker.Think(picture.Parity, request, picture.At)
        : new ChangeThought(null, [new ChangeFault("servers", "There is no picture of the fleet yet.")]);

    /// <inheritdoc/>
    public ChangeResult Submit(ChangeRequest request, Actor by, string reason)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (Refusal(by) is { } refused)
            return Fail(refused);
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > Limits.ReasonLength)
            return Fail(ChangeOutcome.Incomplete);
        if (Think(request) is not { Outlook: { } outlook } thought)
            return new ChangeResult(ChangeOutcome.Faulty, null, Think(request).Faults);
        lock (_lock)
        {
            DropExpired_NeedsLock();
            if (_state.Waiting.Length >= Limits.ChangesWaiting)
                return Fail(ChangeOutcome.TooMany);
            WallTime now = WallTime.Now(_time);
            var entry = new ChangeEntry(
                new ChangeId(++_lastId), thought.Outlook, by, OneLine.Of(reason), now,
                new WallTime(checked(now.UtcTicks + WaitsFor.Ticks)), ApprovedBy: null);
            return outlook.Verdict == ChangeVerdict.Worse ? Wait_NeedsLock(entry) : Make_NeedsLock(entry);
        }
    }

    /// <inheritdoc/>
    public ChangeResult Approve(ChangeId change, Actor by)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (Refusal(by) is { } refused)
            return Fail(refused);
        lock (_lock)
        {
            DropExpired_NeedsLock();
            if (_state.Waiting.FirstOrDefault(entry => entry.Id == change) is not { } waiting)
                return Fail(ChangeOutcome.UnknownChange);
            if (waiting.By.MayBe(by))
                return new ChangeResult(ChangeOutcome.SamePerson, waiting, []);
            ChangeThought thought = Think(waiting.Outlook.Request);
            if (thought.Outlook is not { } outlook)
                return new ChangeResult(ChangeOutcome.Faulty, waiting, thought.Faults);
            return Make_NeedsLock(waiting with { Outlook = outlook, ApprovedBy = by });
        }
    }

    private static ChangeResult Fail(ChangeOutcome why) => new(why, null, []);

    private ChangeOutcome? Refusal(Actor by)
    {
        if (_executor is null)
            return ChangeOutcome.NotOffered;
        if (by.Kind != ActorKind.Person)
            return ChangeOutcome.NotAPerson;
        return _picture() is null ? ChangeOutcome.NoPicture : null;
    }

    private ChangeResult Wait_NeedsLock(ChangeEntry entry)
    {
        Set_NeedsLock(_state.Waiting.Add(entry), _state.Done);
        Write(entry, entry.By, "change-asked");
        return new ChangeResult(ChangeOutcome.AwaitingApproval, entry, []);
    }

    private ChangeResult Make_NeedsLock(ChangeEntry entry)
    {
        Write(entry, entry.ApprovedBy ?? entry.By, "change-made");
        _executor!.Apply(entry.Outlook.Steps);
        Set_NeedsLock(
            _state.Waiting.RemoveAll(waiting => waiting.Id == entry.Id),
            [entry, .. _state.Done.Take(Limits.ChangesShown - 1)]);
        return new ChangeResult(ChangeOutcome.Applied, entry, []);
    }

    private void DropExpired_NeedsLock()
    {
        WallTime now = WallTime.Now(_time);
        ChangeEntry[] lapsed = [.. _state.Waiting.Where(entry => entry.Expires <= now)];
        if (lapsed.Length == 0)
            return;
        Set_NeedsLock(_state.Waiting.RemoveRange(lapsed), _state.Done);
        foreach (ChangeEntry entry in lapsed)
            Write(entry, entry.By, "change-lapsed");
    }

    private void Set_NeedsLock(ImmutableArray<ChangeEntry> waiting, ImmutableArray<ChangeEntry> done) =>
        _state = _state with { Version = _state.Version + 1, Waiting = waiting, Done = done };

    private void Write(ChangeEntry entry, Actor by, string what)
    {
        string approved = entry.ApprovedBy is null ? "" : $" Asked by {entry.By.Name}.";
        _journal.Append(new AuditEntry(
            WallTime.Now(_time), _picture()?.At, by, what, entry.Id.ToString(),
            $"{entry.Outlook.Title} ({entry.Outlook.Verdict}): {entry.Outlook.Sentence} Reason: {entry.Reason}." +
            approved));
    }
}
