using System.Collections.Immutable;

namespace Ops.Simulator.Scenarios;

/// <summary>One server at the start.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Group">Its group.</param>
/// <param name="Build">The build it runs.</param>
/// <param name="Flags">Flags that are on.</param>
public sealed record ServerSpec(string Name, string Group, string Build, ImmutableArray<string> Flags)
{
    /// <summary>When it comes on; null when it is there from the start.</summary>
    public TimeSpan? StartsAt { get; init; }

    /// <summary>
    /// Its configuration apart from the flags, by name. Only its digest is compared: the simulation does not act on it.
    /// </summary>
    public ImmutableSortedDictionary<string, string> Config { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;
}
