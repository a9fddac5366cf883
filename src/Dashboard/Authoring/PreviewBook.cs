using Ops.Simulator.Scenarios;

namespace Ops.Dashboard.Authoring;

/// <summary>Previews that are made or looked at. Bounded: of one more the oldest is given up.</summary>
/// <param name="desk">Runs them.</param>
internal sealed class PreviewBook(ScenarioDesk desk) : IDisposable
{
    /// <summary>Previews kept at once.</summary>
    public const int Most = 8;

    private readonly Lock _lock = new();
    private readonly List<PreviewJob> _jobs = []; // the oldest first

    /// <summary>Begins one.</summary>
    /// <param name="scenario">The text as it was read.</param>
    /// <param name="preset">Its preset; null for the default.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>The job.</returns>
    public PreviewJob Begin(Scenario scenario, string? preset, ulong seed)
    {
        var job = new PreviewJob(Guid.NewGuid(), scenario, preset, seed);
        lock (_lock)
        {
            if (_jobs.Count >= Most)
            {
                _jobs[0].Dispose();
                _jobs.RemoveAt(0);
            }
            _jobs.Add(job);
        }
        job.Begin(desk);
        return job;
    }

    /// <summary>One of them.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>The job; null when it was given up for others, or the program was started anew.</returns>
    public PreviewJob? Find(Guid id)
    {
        lock (_lock)
            return _jobs.Find(one => one.Id == id);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
            _jobs.ForEach(static one => one.Dispose());
    }
}
