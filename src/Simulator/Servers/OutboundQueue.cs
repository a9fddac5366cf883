namespace Ops.Simulator.Servers;

/// <summary>
/// The queue between a code path and the gate: it lets so many orders a second through, whether the path still runs or
/// not. A full queue loses the newest and counts it.
/// </summary>
/// <param name="path">The path.</param>
internal sealed class OutboundQueue(CodePath path)
{
    private readonly Queue<QueuedChild> _children = new();
    private readonly int _capacity = path.Spec.Sending.QueueCapacity;

    /// <summary>The path.</summary>
    public CodePath Path => path;

    /// <summary>Time from one order to the next.</summary>
    public long GapNanoseconds { get; } = 1_000_000_000 / Math.Max(1, path.Spec.Sending.QueuePerSecond);

    /// <summary>How many wait.</summary>
    public int Count => _children.Count;

    /// <summary>How many were lost because it was full.</summary>
    public long Lost { get; private set; }

    /// <summary>When it may let the next order through.</summary>
    public long FreeAt { get; set; }

    /// <summary>Whether a turn is planned.</summary>
    public bool IsTurning { get; set; }

    /// <summary>Parts of ten of the capacity that were reported as in use.</summary>
    public int ReportedTenths { get; set; }

    /// <summary>How full it is, in tenths.</summary>
    public int Tenths => (int)((long)Count * 10 / _capacity);

    /// <summary>Puts a child at its end.</summary>
    /// <param name="child">The child.</param>
    /// <returns>False when it was full.</returns>
    public bool TryAdd(in QueuedChild child)
    {
        if (Count >= _capacity)
        {
            Lost++;
            return false;
        }
        _children.Enqueue(child);
        return true;
    }

    /// <summary>Takes the first child.</summary>
    /// <param name="child">The child.</param>
    /// <returns>False when none waits.</returns>
    public bool TryTake(out QueuedChild child) => _children.TryDequeue(out child);
}
