using System.Collections.Concurrent;
using System.Collections.Immutable;
using Ops.Dashboard.Sessions;
using Ops.Dashboard.Startup;
using Ops.Simulator.Recording;

namespace Ops.Dashboard.Recordings;

/// <summary>
/// The recordings of this control room: one directory each, named after its session. Whole recordings are thrown away,
/// the oldest first, when they are too old or take too much room together; never one that runs. What runs counts with
/// what it has written: room kept free for all it may still become would cost what is there before it is needed.
/// </summary>
/// <param name="data">The data directory.</param>
/// <param name="settings">What is kept.</param>
/// <param name="time">The clock their age is measured by.</param>
/// <param name="log">Where what is thrown away is told.</param>
internal sealed class RecordingShelf(
    DataDirectory data, RecordingSettings settings, TimeProvider time, ILogger<RecordingShelf> log)
{
    private const string Folder = "recordings";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1); // with a disk that hangs in a run-up or jump
    private readonly ConcurrentDictionary<string, LoopRecorder> _running = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string File, long Bytes, DateTime At), long?> _dropped = new();
    private readonly Lock _sweeping = new();
    private long _thrownAway;

    /// <summary>Recordings thrown away since the start.</summary>
    public long ThrownAway => Interlocked.Read(ref _thrownAway);

    /// <summary>Inputs that the running recordings could not keep up with.</summary>
    public long Dropped => _running.Values.Sum(static recorder => recorder.State.Dropped);

    /// <summary>Why a running recording does not go on; null while all do.</summary>
    public string? Trouble => _running.Values.Select(static recorder => recorder.State.Trouble)
        .FirstOrDefault(static trouble => trouble is not null);

    /// <summary>Begins the recording of a session. A disk that refuses costs the recording and nothing else.</summary>
    /// <param name="recipe">The session.</param>
    /// <param name="header">What is recorded.</param>
    /// <param name="scenario">The text of its scenario.</param>
    /// <returns>The recorder; null when nothing is recorded.</returns>
    public LoopRecorder? Begin(SessionRecipe recipe, RecordingHeader header, string scenario)
    {
        if (!settings.Enabled)
            return null;
        string name = NameOf(recipe);
        try
        {
            lock (_sweeping) // what has just begun must not be taken for a whole one
            {
                Sweep();
                name = FreeName(name);
                return _running[name] = LoopRecorder.Begin(
                    PathOf(name), header, scenario, settings.MostBytes, s_patience);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            log.LogError(failure, "The session {Name} is not recorded", name);
            return null;
        }
    }

    /// <summary>Closes a recording.</summary>
    /// <param name="recorder">The recorder.</param>
    /// <param name="world">What really happened.</param>
    /// <param name="reason">Why it ends, as a sentence.</param>
    public void Close(LoopRecorder recorder, RecordedWorld world, string reason = "The session ended.")
    {
        recorder.Close(reason, findings: null, world);
        RecordingState state = recorder.State;
        _running.TryRemove(Path.GetFileName(state.Directory), out _);
        if (state.Trouble is { } trouble)
            log.LogError("{Directory}: {Trouble}", state.Directory, trouble);
        if (state.Dropped > 0)
            log.LogWarning("{Directory} misses {Dropped} inputs", state.Directory, state.Dropped);
    }

    /// <summary>Everything on the shelf, the newest first.</summary>
    /// <returns>The rows.</returns>
    public ImmutableArray<RecordingRow> Rows() =>
    [
        .. Found().Select(Row)
            .OrderByDescending(static row => row.At).ThenByDescending(static row => row.Name, StringComparer.Ordinal),
    ];

    /// <summary>Where a recording is.</summary>
    /// <param name="name">Its name, from outside.</param>
    /// <returns>Its directory; null when there is none of that name.</returns>
    public string? Find(string name) =>
        Found().FirstOrDefault(file => file.Directory!.Name == name)?.DirectoryName;

    /// <summary>Whether a recording is closed, so that it holds everything it will.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>True when it is.</returns>
    public bool IsClosed(string name) => !_running.ContainsKey(name);

    /// <summary>Throws away what is too old, and the oldest of what takes too much room.</summary>
    public void Sweep()
    {
        lock (_sweeping)
        {
            FileInfo[] all = [.. Found()];
            long total = all.Sum(static file => file.Length);
            DateTime oldest = time.GetUtcNow().UtcDateTime - TimeSpan.FromDays(settings.KeepDays);
            foreach (FileInfo file in all.Where(file => !_running.ContainsKey(file.Directory!.Name))
                .OrderBy(static file => file.LastWriteTimeUtc).ThenBy(static file => file.DirectoryName))
            {
                bool isOld = file.LastWriteTimeUtc < oldest;
                if (!isOld && total <= settings.KeepMegabytes * 1024L * 1024)
                    return;
                total -= file.Length;
                ThrowAway(file.Directory!, isOld ? "it is too old" : "the recordings take too much room");
            }
        }
    }

    private RecordingRow Row(FileInfo file)
    {
        string name = file.Directory!.Name;
        RecordingState? state = _running.TryGetValue(name, out LoopRecorder? recorder) ? recorder.State : null;
        return new RecordingRow(name, file.LastWriteTimeUtc, file.Length, state, state?.Dropped ?? DroppedIn(file));
    }

    // what is closed is looked at once: it does not change
    private long? DroppedIn(FileInfo file) => _dropped.GetOrAdd(
        (file.FullName, file.Length, file.LastWriteTimeUtc), static key => RecordingGaps.Of(key.File));

    private static string NameOf(SessionRecipe recipe) => recipe.Realm == SessionRecipe.LiveRealm
        ? $"live-{recipe.StartedAt:yyyyMMdd'T'HHmmssfff}-{recipe.Scenario}" : recipe.Realm;

    // a session that comes back after the process died goes on in a recording of its own: what was cut off stays so
    private string FreeName(string wanted)
    {
        string name = wanted;
        for (int part = 2; Directory.Exists(PathOf(name)); part++)
            name = $"{wanted}-r{part}";
        return name;
    }

    private string PathOf(string name) => Path.Combine(data.PathOf(Folder), name);

    private IEnumerable<FileInfo> Found() => Directory.Exists(data.PathOf(Folder))
        ? new DirectoryInfo(data.PathOf(Folder)).EnumerateDirectories()
            .Select(static directory => new FileInfo(RecordingFile.In(directory.FullName)))
            .Where(static file => file.Exists)
        : [];

    private void ThrowAway(DirectoryInfo directory, string why)
    {
        try
        {
            directory.Delete(recursive: true);
            foreach (var key in _dropped.Keys.Where(key => key.File == RecordingFile.In(directory.FullName)))
                _dropped.TryRemove(key, out _);
            Interlocked.Increment(ref _thrownAway);
            log.LogInformation("The recording {Name} was thrown away: {Why}", directory.Name, why);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(failure, "The recording {Name} can't be thrown away", directory.Name);
        }
    }
}
