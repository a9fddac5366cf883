using System.Collections.Immutable;
using Ops.Simulator.Scenarios;

namespace Ops.Simulator.Station;

/// <summary>An item read from text, or why it is none.</summary>
/// <param name="Item">The item; null when it has faults.</param>
/// <param name="Text">Its text, to be read again.</param>
/// <param name="Faults">Its faults.</param>
public sealed record ItemResult(TimelineItem? Item, string Text, ImmutableArray<ItemFault> Faults);
