using System.Collections.Concurrent;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Audit;

/// <summary>
/// Those who want to know whether the holds queued before are on disk. Any thread adds; the writer's thread takes and
/// answers.
/// </summary>
internal sealed class JournalWatchers
{
    private readonly ConcurrentQueue<TaskCompletionSource<bool>> _new = new(); // bounded by HoldWritesWaiting
    private readonly List<TaskCompletionSource<bool>> _taken = [];
    private int _count;

    /// <summary>Whether somebody has come since the last <see cref="Take"/>.</summary>
    public bool HasNew => !_new.IsEmpty;

    /// <summary>Adds one.</summary>
    /// <returns>The answer; false at once when too many wait.</returns>
    public Task<bool> Add()
    {
        if (Interlocked.Increment(ref _count) > Limits.HoldWritesWaiting)
        {
            Interlocked.Decrement(ref _count);
            return Task.FromResult(false);
        }
        var watcher = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        _new.Enqueue(watcher);
        return watcher.Task;
    }

    /// <summary>Takes those who have come: they are answered next.</summary>
    public void Take()
    {
        while (_new.TryDequeue(out TaskCompletionSource<bool>? watcher))
            _taken.Add(watcher);
    }

    /// <summary>Answers those who were taken.</summary>
    /// <param name="isWritten">Whether what they wait for is on disk.</param>
    public void Answer(bool isWritten)
    {
        foreach (TaskCompletionSource<bool> watcher in _taken)
            watcher.SetResult(isWritten);
        Interlocked.Add(ref _count, -_taken.Count);
        _taken.Clear();
    }
}
