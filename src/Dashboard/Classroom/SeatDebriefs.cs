using System.Collections.Immutable;
using Ops.Dashboard.Recordings;

namespace Ops.Dashboard.Classroom;

/// <summary>
/// Debriefs of ended class sessions for whoever had a seat in them: of each a room of its own is left, with the cookies
/// and keys of its seats and its recordings, made when somebody comes and given up for others when nobody has for
/// longest.
/// </summary>
/// <param name="builder">Builds them.</param>
/// <param name="folders">What is on disk of class sessions.</param>
/// <param name="shelf">The recordings.</param>
/// <param name="log">The log.</param>
internal sealed class SeatDebriefs(
    ClassBuilder builder, ClassFolders folders, RecordingShelf shelf, ILogger<SeatDebriefs> log)
    : IHostedService, IDisposable
{
    /// <summary>Rooms kept at once.</summary>
    public const int MostOpen = 8;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly List<Opened> _open = []; // the longest unseen first
    private readonly Lock _stopLock = new();
    private ImmutableHashSet<string> _names = []; // of those that are open, for readers without a turn
    private Task? _stop;
    private bool _stopped;

    /// <summary>Answers a request below the place of an ended session.</summary>
    /// <param name="context">The request.</param>
    /// <param name="past">The session.</param>
    /// <param name="mount">Where it was mounted.</param>
    /// <param name="path">The rest of the path.</param>
    /// <returns>False when nothing is left of it.</returns>
    public async Task<bool> AnswerAsync(HttpContext context, ClassRecord past, PathString mount, PathString path) =>
        await OpenAsync(past) is { } room && await room.Server.AnswerAsync(context, mount, path);

    /// <summary>Whether a request would have to make the room first.</summary>
    /// <param name="past">The session.</param>
    /// <returns>Whether.</returns>
    public bool MustBeMade(ClassRecord past) => !Volatile.Read(ref _names).Contains(past.Session);

    /// <summary>A link for a seat of an ended session.</summary>
    /// <param name="past">The session.</param>
    /// <param name="seat">Whose seat.</param>
    /// <returns>The token, good for one sign-in; null when there is no such seat.</returns>
    public async Task<string?> LinkForAsync(ClassRecord past, string seat) =>
        past.Seats.FirstOrDefault(one => one.Name == seat) is { } found && await OpenAsync(past) is { } room
            ? room.App.Services.GetRequiredService<Auth.SignInLinks>().CreateFor(found.Name, found.Role) : null;

    /// <summary>The container of one that is open, for tests of what is in it.</summary>
    /// <param name="session">Id of the session.</param>
    /// <returns>The container; null when it is not open.</returns>
    internal IServiceProvider? ServicesOf(string session) =>
        _open.Find(one => one.Session == session)?.App.Services;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_stopLock)
            return _stop ??= StopOnceAsync(); // hosts may stop their services more than once
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_stopLock)
        {
            if (_stop is { IsCompleted: false })
                return; // whoever stops it still needs it
            _stop ??= Task.CompletedTask;
        }
        _turn.Dispose();
    }

    private async Task StopOnceAsync()
    {
        Opened[] open;
        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            _stopped = true;
            open = [.. _open];
            _open.Clear();
            NoteNames();
        }
        finally
        {
            _turn.Release();
        }
        await Task.WhenAll(open.Select(CloseAsync));
    }

    private async Task<Opened?> OpenAsync(ClassRecord past)
    {
        Opened? tooMany = null;
        Opened opened;
        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            if (_stopped)
                return null;
            if (_open.Find(one => one.Session == past.Session) is { } known)
            {
                _open.Remove(known);
                _open.Add(known);
                return known;
            }
            (WebApplication app, MountedServer server) = await builder.StartDebriefAsync(
                past, folders.Make(past.Session), RecordingsOf(past.Session));
            opened = new Opened(past.Session, app, server);
            if (_open.Count >= MostOpen)
            {
                tooMany = _open[0];
                _open.RemoveAt(0);
            }
            _open.Add(opened);
            NoteNames();
        }
        catch (Exception failed) // what can't be looked back on must not take anything else with it
        {
            log.LogError(failed, "The debrief of {Session} can't be opened to its seats", past.Session);
            return null;
        }
        finally
        {
            _turn.Release();
        }
        if (tooMany is not null)
            await CloseAsync(tooMany);
        return opened;
    }

    private void NoteNames() => Volatile.Write(ref _names, [.. _open.Select(static one => one.Session)]);

    // its own and its further parts; never that of another session whose name begins so
    private ImmutableArray<string> RecordingsOf(string session) =>
    [
        .. shelf.Rows().Select(static row => row.Name)
            .Where(name => name == session || (SessionParts.IsPart(name, session) && !folders.Has(name))).Reverse(),
    ];

    private async Task CloseAsync(Opened one)
    {
        try
        {
            using var patience = new CancellationTokenSource(
                ClassRoom.Patience, one.App.Services.GetRequiredService<TimeProvider>());
            await one.App.StopAsync(patience.Token);
            await one.App.DisposeAsync();
        }
        catch (Exception failed) // it is out of reach already
        {
            log.LogError(failed, "The debrief of {Session} did not close as it should", one.Session);
        }
    }

    private sealed record Opened(string Session, WebApplication App, MountedServer Server);
}
