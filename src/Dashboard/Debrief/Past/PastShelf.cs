using Ops.Dashboard.Recordings;
using Ops.Simulator.Headless.Review.Past;

namespace Ops.Dashboard.Debrief.Past;

/// <summary>
/// Sessions that are looked at: each is read once, on a thread of its own behind everything else, and kept in memory
/// until others need the room.
/// </summary>
/// <param name="shelf">The recordings.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where failures are told.</param>
internal sealed class PastShelf(RecordingShelf shelf, TimeProvider time, ILogger<PastShelf> log) : IDisposable
{
    /// <summary>Sessions kept at once: of a third one the one nobody has looked at for longest is given up.</summary>
    public const int MostOpen = 2;

    private const long MostBytesOfAll = 1L << 30;
    private const int PartOfMemory = 8;
    private readonly Lock _lock = new();
    private readonly List<Opened> _open = []; // the longest unseen first

    /// <summary>A session to look at: its reading begins when it had not.</summary>
    /// <param name="session">Name of its recording.</param>
    /// <param name="fault">Why there is none; null when there is.</param>
    /// <returns>The session; null when it can't be looked at.</returns>
    public SessionPast? Open(string session, out string? fault)
    {
        fault = null;
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
        lock (_lock)
        {
            if (_open.FindIndex(one => one.Session == session) is >= 0 and var at)
            {
                Opened known = _open[at];
                _open.RemoveAt(at);
                _open.Add(known);
                return known.Past;
            }
            if (SessionPast.Open(directory, out fault, MostBytesOfOne()) is not { } past)
                return null;
            while (_open.Count >= MostOpen)
            {
                _open[0].Stop.Cancel();
                _open.RemoveAt(0);
            }
            var opened = new Opened(session, past, new CancellationTokenSource());
            _open.Add(opened);
            new Thread(() => Read(opened))
            {
                IsBackground = true, Priority = ThreadPriority.BelowNormal, Name = "past",
            }.Start();
            return past;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            foreach (Opened one in _open)
                one.Stop.Cancel();
            _open.Clear();
        }
    }

    private static long MostBytesOfOne() => Math.Min(
        MostBytesOfAll, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / PartOfMemory) / MostOpen;

    private void Read(Opened one)
    {
        try
        {
            one.Past.Read(time, one.Stop.Token);
        }
        catch (OperationCanceledException)
        {
            // others needed its room, or the program ends
        }
        catch (Exception failure) // a thread's own end: who looks at the session reads that it could not be read
        {
            log.LogError(failure, "The recording of {Session} can't be read on", one.Session);
        }
    }

    private sealed record Opened(string Session, SessionPast Past, CancellationTokenSource Stop);
}
