using System.Collections.Immutable;

namespace Ops.Simulator;

/// <summary>A kind of item with the fields it takes, beside its time and note.</summary>
/// <param name="Kind">Its word in a scenario file.</param>
/// <param name="Title">What people read.</param>
/// <param name="Fields">Its fields.</param>
public sealed record ItemForm(string Kind, string Title, ImmutableArray<ItemField> Fields);
