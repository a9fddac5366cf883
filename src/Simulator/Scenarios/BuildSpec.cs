using System.Collections.Immutable;

namespace Ops.Simulator.Scenarios;

/// <summary>
/// A build and its part of the flag-meaning ledger: which code path each flag selects in it. The same flag may select
/// different paths in different builds: that is Knight.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="DefaultPath">Path of an order that carries no flag, or one this build does not know.</param>
/// <param name="FlagPaths">Flag to path.</param>
public sealed record BuildSpec(string Name, string DefaultPath, ImmutableDictionary<string, string> FlagPaths)
{
    /// <summary>The build it replaces; null when the scenario does not say.</summary>
    public string? Supersedes { get; init; }
}
