using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Ops.Dashboard.Sessions;
using Ops.Dashboard.Startup;
using Ops.Dashboard.Views;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Classroom;

/// <summary>
/// Opens class sessions, knows them, and ends them. Each is an application of its own; ending one touches no other, and
/// one that can't be made says why and leaves nothing behind.
/// </summary>
/// <param name="builder">Builds their applications.</param>
/// <param name="check">Checks what somebody wants to open.</param>
/// <param name="settings">The settings.</param>
/// <param name="folders">What is on disk.</param>
/// <param name="audit">The main room's trail.</param>
/// <param name="time">The clock.</param>
/// <param name="log">The log.</param>
internal sealed class ClassroomDesk(
    ClassBuilder builder, ClassCheck check, OpsSettings settings, ClassFolders folders, SessionAudit audit,
    TimeProvider time, ILogger<ClassroomDesk> log) : IClassroom, IHostedService, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _stopLock = new();
    private Task _return = Task.CompletedTask;
    private Task? _stopped;
    private ImmutableDictionary<string, ClassRoom> _rooms = ImmutableDictionary<string, ClassRoom>.Empty;
    private ImmutableDictionary<string, ClassRecord> _past = ImmutableDictionary<string, ClassRecord>.Empty;

    /// <summary>Signals that one was opened or ended.</summary>
    public ChangeSignal Changed { get; } = new();

    /// <inheritdoc/>
    public int Most => settings.Classroom.Most;

    /// <inheritdoc/>
    public ImmutableArray<ClassRowView> Look() => [.. Rooms.Select(static room => room.Row())];

    /// <summary>Those that run, the oldest first.</summary>
    public ImmutableArray<ClassRoom> Rooms =>
        [.. Volatile.Read(ref _rooms).Values.OrderBy(static room => room.Record.Session, StringComparer.Ordinal)];

    /// <summary>Those that have ended, the newest first.</summary>
    public ImmutableArray<ClassRecord> Past =>
        [.. Volatile.Read(ref _past).Values.OrderByDescending(static past => past.EndedAt)];

    /// <summary>One that runs.</summary>
    /// <param name="session">Its id.</param>
    /// <returns>The session; null when none of that id runs.</returns>
    public ClassRoom? Find(string session) => Volatile.Read(ref _rooms).GetValueOrDefault(session);

    /// <summary>One that has ended.</summary>
    /// <param name="session">Its id.</param>
    /// <returns>What it was; null when there was none of that id.</returns>
    public ClassRecord? FindPast(string session) => Volatile.Read(ref _past).GetValueOrDefault(session);

    /// <summary>Opens one. It answers as soon as its doors do; its market runs up to the take-over meanwhile.</summary>
    /// <param name="plan">What.</param>
    /// <param name="by">Who; a person leads it.</param>
    /// <returns>What was opened, or what is wrong.</returns>
    public async Task<(ClassOpened? Opened, IReadOnlyList<Api.InputFault> Faults)> OpenAsync(ClassPlan plan, Actor by)
    {
        (ClassPlan whole, IReadOnlyList<Api.InputFault> faults) = check.Run(plan, by);
        if (faults.Count > 0)
            return (null, faults);
        await _turn.WaitAsync(_stop.Token);
        try
        {
            if (_rooms.Count >= Most)
            {
                return (null, [new Api.InputFault("", $"{Most} class sessions run, and no more may " +
                    "(Ops:Classroom:Most). End one first.")]);
            }
            SeatOffer[] offers = [.. whole.Seats.Select(static seat =>
                new SeatOffer(seat.Name, seat.Role, "", Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))))];
            ClassRecord record = Record(whole, offers, by);
            (ImmutableArray<string> links, string? problem) = await StartAsync(record, isNew: true);
            if (problem is not null)
                return (null, [new Api.InputFault("", problem)]);
            Note("class-opened", by, record.Session,
                $"{record.Title}: {record.Scenario}, seed {record.Seed}; seats {string.Join(", ",
                    record.Seats.Select(static seat => $"{seat.Name} ({seat.Role})"))}.");
            SeatOffer[] handed = [.. offers.Zip(links, static (seat, link) => seat with { Token = link })];
            return (new ClassOpened(record.Session, record.Title, [.. handed]), []);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Ends one: its pages close, its world stops, its recording is closed.</summary>
    /// <param name="session">Its id.</param>
    /// <param name="by">Who.</param>
    /// <returns>False when none of that id runs.</returns>
    public async Task<bool> EndAsync(string session, Actor by)
    {
        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            if (!_rooms.TryGetValue(session, out ClassRoom? room))
                return false;
            ClassRecord ended = room.Record with { EndedBy = by.Name, EndedAt = time.GetUtcNow() };
            Volatile.Write(ref _past, _past.SetItem(session, ended));
            Volatile.Write(ref _rooms, _rooms.Remove(session));
            await StopAsync(room);
            folders.Forget(ended);
            Note("class-ended", by, session, $"{ended.Title} was ended.");
        }
        finally
        {
            _turn.Release();
        }
        Changed.Raise();
        return true;
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _return = AloneAsync(ReturnAsync);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_stopLock)
            return _stopped ??= StopOnceAsync(); // hosts may stop their services more than once
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_stopLock)
        {
            if (_stopped is { IsCompleted: false })
                return; // whoever stops it still needs them, and nothing in them outlives the process
        }
        _stop.Dispose();
        _turn.Dispose();
    }

    private async Task StopOnceAsync()
    {
        await _stop.CancelAsync();
        await _return;
        await _turn.WaitAsync(CancellationToken.None); // kept: none opens after this
        await Task.WhenAll(_rooms.Values.Select(StopAsync));
    }

    private ClassRecord Record(ClassPlan plan, SeatOffer[] offers, Actor by)
    {
        DateTimeOffset now = time.GetUtcNow();
        string session;
        while (folders.Has(session = SessionRecipe.TrainingRealm(now, plan.Scenario)))
            now += TimeSpan.FromMilliseconds(1); // two in one moment: no name is given twice
        return new ClassRecord(session, plan.Title!, plan.Scenario, plan.Preset, plan.Seed, by.Name, now,
            [.. offers.Select(static seat => new Seat(seat.Name, seat.Role, Convert.ToHexStringLower(
                SHA256.HashData(Encoding.UTF8.GetBytes(seat.Key)))))]) { Difficulty = plan.Difficulty };
    }

    private async Task<(ImmutableArray<string> Links, string? Problem)> StartAsync(ClassRecord record, bool isNew)
    {
        ClassRoom? room = null;
        try
        {
            DataDirectory own = folders.Make(record.Session);
            var end = new EndBell();
            (room, ImmutableArray<string> links) =
                await AloneAsync(() => builder.StartAsync(record, own, end));
            if (isNew)
                ClassFile.Write(own.Root, record);
            _ = EndWhenAskedAsync(record.Session, end);
            Volatile.Write(ref _rooms, _rooms.SetItem(record.Session, room));
            Changed.Raise();
            return (links, null);
        }
        catch (Exception failed) // a session that can't be made must not take anything else with it
        {
            log.LogError(failed, "The class session {Session} could not be started", record.Session);
            if (room is not null)
                await StopAsync(room);
            if (isNew)
                folders.ThrowAway(record.Session);
            return ([], $"{record.Scenario} could not be started: {failed.Message} Nothing else is touched.");
        }
    }

    private async Task EndWhenAskedAsync(string session, EndBell bell)
    {
        Actor by = await bell.Rung;
        await EndAsync(session, by);
    }

    private async Task StopAsync(ClassRoom room)
    {
        try
        {
            await AloneAsync(async () => await room.DisposeAsync());
        }
        catch (Exception failed) // it is out of reach already: what it leaves is said, and others go on
        {
            log.LogError(failed, "The class session {Session} did not stop as it should", room.Record.Session);
        }
    }

    // what ran when the process ended comes back, frozen and with its holds; what was ended is known by its name
    private async Task ReturnAsync()
    {
        foreach (string folder in folders.All())
        {
            if (_stop.IsCancellationRequested)
                return;
            try
            {
                await ReturnAsync(folder);
            }
            catch (Exception failed) // one that can't come back must not keep the others away
            {
                log.LogError(failed, "The class session in {Folder} can't come back", folder);
            }
        }
    }

    private async Task ReturnAsync(string folder)
    {
        (ClassRecord? record, string? problem) = ClassFile.Read(folder);
        if (record is null)
        {
            log.LogError("A class session can't come back, and is left as it is: {Problem}", problem);
            return;
        }
        if (record.EndedAt is { } at && at < time.GetUtcNow() - TimeSpan.FromDays(settings.Recording.KeepDays))
            folders.ThrowAway(record.Session);
        else if (record.EndedAt is not null)
            Volatile.Write(ref _past, _past.SetItem(record.Session, record));
        else
            await ReturnAsync(record);
    }

    private async Task ReturnAsync(ClassRecord record)
    {
        try
        {
            await _turn.WaitAsync(_stop.Token);
        }
        catch (OperationCanceledException)
        {
            return; // the process ends again
        }
        try
        {
            if ((await StartAsync(record, isNew: false)).Problem is null)
                log.LogWarning("The class session {Session} is back, frozen, with its holds", record.Session);
        }
        finally
        {
            _turn.Release();
        }
    }

    private void Note(string what, Actor by, string subject, string detail)
    {
        audit.Append(new AuditEntry(WallTime.Now(time), null, by, what, subject, detail));
        log.LogInformation("{What} {Subject} by {By}: {Detail}", what, subject, by.Name, detail);
    }

    // on a thread of its own, because a world is made on it, and with nothing of the request that asked for it: what
    // is started here would hold on to that for as long as it runs
    private static Task<T> AloneAsync<T>(Func<Task<T>> work)
    {
        using (ExecutionContext.SuppressFlow())
        {
            return Task.Factory.StartNew(
                work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
        }
    }

    private static Task AloneAsync(Func<Task> work) => AloneAsync(async () =>
    {
        await work();
        return true;
    });
}
