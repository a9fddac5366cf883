using System.Collections.Concurrent;
using System.Collections.Immutable;
using Ops.Simulator.Servers;
using Ops.Telemetry.Contracts;

namespace Ops.Simulator;

/// <summary>
/// Changes of what servers run that somebody asked for: taken from any thread, made on the world's own at its next
/// step, so that a server never sees one in the middle of an order. Bounded by what the desk lets through: each change
/// is one act of a person.
/// </summary>
/// <param name="servers">The servers.</param>
internal sealed class WorldChanges(RoutingServer[] servers)
{
    private readonly ConcurrentQueue<ImmutableArray<ChangeStep>> _waiting = new();

    /// <summary>Takes a change. Any thread.</summary>
    /// <param name="steps">What happens to each server.</param>
    public void Add(ImmutableArray<ChangeStep> steps) => _waiting.Enqueue(steps);

    /// <summary>Makes what waits.</summary>
    /// <param name="now">Market time.</param>
    /// <exception cref="ArgumentException">A step names a server or build that does not exist.</exception>
    public void Make(long now)
    {
        while (_waiting.TryDequeue(out ImmutableArray<ChangeStep> steps))
        {
            foreach (ChangeStep step in steps)
                Make(step, now);
        }
    }

    private void Make(ChangeStep step, long now)
    {
        RoutingServer server = Array.Find(servers, s => s.Definition.Name == step.Server)
            ?? throw new ArgumentException($"There is no server {step.Server}.", nameof(step));
        if (step.Restarts)
        {
            server.Restart(now);
            return;
        }
        if (step.Build is { } build)
            server.Deployment.Deploy(build);
        if (step.Flag is { } flag)
            server.Deployment.SetFlag(flag, step.On);
        server.PublishManifest(now);
    }
}
