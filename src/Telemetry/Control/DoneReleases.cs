using Ops.Telemetry.Model;

namespace Ops.Telemetry.Control;

/// <summary>
/// Requests whose hold is gone, the latest <see cref="Limits.ReleasesRemembered"/>: who approves one a moment after
/// somebody else is told so. Under the lock of the facts.
/// </summary>
internal sealed class DoneReleases
{
    private readonly Queue<PendingRelease> _done = new();

    /// <summary>Keeps one.</summary>
    /// <param name="done">The request, approved.</param>
    public void Keep(PendingRelease done)
    {
        if (_done.Count == Limits.ReleasesRemembered)
            _done.Dequeue();
        done.Approved = done.Approved! with { IsDone = true };
        _done.Enqueue(done);
    }

    /// <summary>Finds one.</summary>
    /// <param name="request">Its identity.</param>
    /// <returns>The request; null when it is not known, or no longer.</returns>
    public PendingRelease? Find(Guid request) => _done.FirstOrDefault(one => one.Request.Id == request);
}
