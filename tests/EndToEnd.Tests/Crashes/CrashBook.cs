using System.Collections.Concurrent;

namespace Ops.EndToEnd.Tests.Crashes;

/// <summary>
/// What a control room has acknowledged, remembered outside of it: it must be there after any crash. What was asked and
/// not answered may be there or not.
/// </summary>
internal sealed class CrashBook
{
    private readonly ConcurrentDictionary<string, byte> _standing = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> _released = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> _inTheAir = new(StringComparer.Ordinal);
    private long _limit;
    private readonly Lock _lock = new();
    private int _answers;
    private int _unrecorded;

    /// <summary>Holds whose kill was answered, and whose release was never asked to be approved.</summary>
    public ICollection<string> Standing => _standing.Keys;

    /// <summary>Holds whose release was answered.</summary>
    public ICollection<string> Released => _released.Keys;

    /// <summary>The last limit whose approval was answered; 0 for none.</summary>
    public long Limit => Interlocked.Read(ref _limit);

    /// <summary>Answers remembered in all.</summary>
    public int Answers => Volatile.Read(ref _answers);

    /// <summary>Kills whose answer said that the disk did not have them yet.</summary>
    public int Unrecorded => Volatile.Read(ref _unrecorded);

    /// <summary>
    /// A kill was answered, and on disk by its answer. A room that has all the holds it may have answers with one that
    /// stands, which somebody else may have released by now.
    /// </summary>
    /// <param name="hold">Its hold.</param>
    public void Killed(string hold)
    {
        lock (_lock)
        {
            if (!_inTheAir.ContainsKey(hold) && !_released.ContainsKey(hold))
                _standing.TryAdd(hold, 0);
        }
        Interlocked.Increment(ref _answers);
    }

    /// <summary>A kill was answered with the word that its hold is not on disk yet.</summary>
    public void KilledUnrecorded() => Interlocked.Increment(ref _unrecorded);

    /// <summary>A release is about to be approved: from here on nobody knows until the answer.</summary>
    /// <param name="hold">The hold.</param>
    public void Releasing(string hold)
    {
        lock (_lock)
        {
            _standing.TryRemove(hold, out _);
            _inTheAir.TryAdd(hold, 0);
        }
    }

    /// <summary>A release was answered.</summary>
    /// <param name="hold">The hold.</param>
    /// <param name="done">Whether it was done.</param>
    public void Answered(string hold, bool done)
    {
        lock (_lock)
        {
            _inTheAir.TryRemove(hold, out _);
            (done ? _released : _standing).TryAdd(hold, 0);
        }
        Interlocked.Increment(ref _answers);
    }

    /// <summary>A limit was approved.</summary>
    /// <param name="dollars">The limit.</param>
    public void Limited(long dollars)
    {
        Interlocked.Exchange(ref _limit, dollars);
        Interlocked.Increment(ref _answers);
    }
}
