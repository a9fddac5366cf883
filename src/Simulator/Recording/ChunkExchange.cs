namespace Ops.Simulator.Recording;

/// <summary>
/// Between loop and writer: a fixed number of chunks goes round. When the writer has them all, a loop in real time gets
/// none and counts what it could not record; a run in virtual time waits, for it has nobody to keep waiting. Once
/// nothing was written for longer than the patience, nobody waits until the writer goes on.
/// </summary>
internal sealed class ChunkExchange
{
    private const int Chunks = 16;
    private readonly object _lock = new();
    private readonly Stack<RecorderChunk> _free = new();
    private readonly Queue<RecorderChunk> _full = new();
    private int _made;
    private bool _waits;
    private bool _gaveUp;
    private bool _closed;

    /// <summary>How long who fills waits while nothing is written.</summary>
    public TimeSpan Patience { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>Whether who fills waits for an empty chunk.</summary>
    public bool Waits
    {
        get
        {
            lock (_lock)
                return _waits;
        }
        set
        {
            lock (_lock)
            {
                _waits = value;
                Monitor.PulseAll(_lock); // who waits at this moment does no longer
            }
        }
    }

    /// <summary>Chunks that are being filled, or wait to be written.</summary>
    public int Busy
    {
        get
        {
            lock (_lock)
                return _made - _free.Count;
        }
    }

    /// <summary>Takes an empty chunk.</summary>
    /// <returns>The chunk; null when the writer is behind.</returns>
    public RecorderChunk? TakeFree()
    {
        lock (_lock)
        {
            while (true)
            {
                if (_free.TryPop(out RecorderChunk? chunk))
                {
                    _gaveUp = false;
                    return chunk;
                }
                if (_made < Chunks)
                {
                    _made++;
                    return new RecorderChunk();
                }
                if (!_waits || _closed || _gaveUp)
                    return null;
                _gaveUp = !Monitor.Wait(_lock, Patience);
            }
        }
    }

    /// <summary>Hands a chunk to the writer. Never waits: there are no more chunks than places.</summary>
    /// <param name="chunk">The chunk.</param>
    public void GiveFull(RecorderChunk chunk)
    {
        lock (_lock)
        {
            _full.Enqueue(chunk);
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Takes the next chunk to write; waits for one.</summary>
    /// <returns>The chunk; null when no more will come.</returns>
    public RecorderChunk? TakeFull()
    {
        lock (_lock)
        {
            while (_full.Count == 0)
            {
                if (_closed)
                    return null;
                Monitor.Wait(_lock);
            }
            return _full.Dequeue();
        }
    }

    /// <summary>Gives a chunk back that was written.</summary>
    /// <param name="chunk">The chunk.</param>
    public void GiveFree(RecorderChunk chunk)
    {
        chunk.Clear();
        lock (_lock)
        {
            _free.Push(chunk);
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Says that no more chunks will come.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _closed = true;
            Monitor.PulseAll(_lock);
        }
    }
}
