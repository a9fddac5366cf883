using System.Collections.Immutable;

namespace Ops.Dashboard.OwnHealth;

/// <summary>A part of the control room with its figures.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Loses">What is lost when it fails, and what goes on: nothing here is on the way of a kill.</param>
/// <param name="Rows">Its figures.</param>
public sealed record SystemPart(string Name, string Loses, ImmutableArray<SystemRow> Rows);
