namespace Ops.EndToEnd.Tests.Crashes;

/// <summary>
/// What a control room has acknowledged, remembered outside of it: it must be there after any crash. What was asked and
/// not answered may be there or not.
/// </summary>
internal sealed class CrashBook
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _standing = new(StringComparer.Ordinal);
    private readonly HashSet<string> _released = new(StringComparer.Ordinal);
    private readonly HashSet<string> _inTheAir = new(StringComparer.Ordinal);
    private long _limit;
    private int _answers;
    private int _unrecorded;

    /// <summary>Holds whose kill was answered, and whose release was never asked to be approved. To be read while
    /// nobody acts.</summary>
    public IReadOnlyCollection<string> Standing => _standing;

    /// <summary>Holds whose release was answered. To be read while nobody acts.</summary>
    public IReadOnlySet<string> Released => _released;

    /// <summary>The last limit whose approval was answered; 0 for none.</summary>
    public long Limit => Interlocked.Read(ref _limit);

    /// <summary>Answers remembered in all.</summary>
    public int Answers => Volatile.Read(ref _answers);

    /// <summary>Kills whose answer said that the disk did not have them yet.</summary>
    public int Unrecorded => Volatile.Read(ref _unrecorded);

    /// <summary>The room runs again, and nothing of before is under way any more.</summary>
    public void Begin()
    {
        lock (_lock)
            _inTheAir.Clear();
    }

    /// <summary>
    /// A kill was answered, and on disk by its answer. A room that has all the holds it may have answers with one that
    /// stands, which somebody else may have released by now.
    /// </summary>
    /// <param name="hold">Its hold.</param>
    public void Killed(string hold)
    {
        lock (_lock)
        {
            if (!_inTheAir.Contains(hold) && !_released.Contains(hold))
                _standing.Add(hold);
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
            _standing.Remove(hold);
            _inTheAir.Add(hold);
        }
    }

    /// <summary>A release was answered.</summary>
    /// <param name="hold">The hold.</param>
    /// <param name="done">Whether it was done.</param>
    public void Answered(string hold, bool done)
    {
        lock (_lock)
        {
            _inTheAir.Remove(hold);
            (done ? _released : _standing).Add(hold);
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
