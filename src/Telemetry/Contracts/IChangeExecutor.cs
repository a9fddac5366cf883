using System.Collections.Immutable;

namespace Ops.Telemetry.Contracts;

/// <summary>A fleet that lets its servers be changed from here.</summary>
public interface IChangeExecutor
{
    /// <summary>Makes changes, soon and on the fleet's own thread. Never blocks. Any thread.</summary>
    /// <param name="steps">What happens to each server.</param>
    void Apply(ImmutableArray<ChangeStep> steps);
}
