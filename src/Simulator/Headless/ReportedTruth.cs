using System.Collections.Immutable;

namespace Ops.Simulator.Headless;

/// <summary>What is really wrong.</summary>
/// <param name="Onset">First bad order at the earliest.</param>
/// <param name="GuiltyServers">Servers that misbehave.</param>
/// <param name="Cause">The cause.</param>
internal sealed record ReportedTruth(string Onset, ImmutableArray<string> GuiltyServers, string Cause);
