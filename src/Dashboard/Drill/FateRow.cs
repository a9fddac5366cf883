using System.Collections.Immutable;

namespace Ops.Dashboard.Drill;

/// <summary>One way to a stop, and what it shares with others.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Door">The drill that proves it; null when none can from inside.</param>
/// <param name="Code">The code it runs through, by the full names of types and the paths of scripts.</param>
/// <param name="Parts">What that code depends on.</param>
public sealed record FateRow(string Name, Door? Door, ImmutableArray<string> Code, ImmutableArray<Part> Parts);
