using System.Collections.Immutable;

namespace Ops.Simulator;

/// <summary>A field of a form for an item of the timeline.</summary>
/// <param name="Key">Its key in a scenario file.</param>
/// <param name="Label">What people read.</param>
/// <param name="Options">What can be chosen; empty for free text.</param>
public sealed record ItemField(string Key, string Label, ImmutableArray<string> Options)
{
    /// <summary>Whether it must be given.</summary>
    public bool IsRequired { get; init; } = true;

    /// <summary>Whether more than one option can be chosen.</summary>
    public bool IsMany { get; init; }

    /// <summary>What it holds at first; empty for nothing.</summary>
    public string Usual { get; init; } = "";
}
