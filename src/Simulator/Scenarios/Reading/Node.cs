using System.Collections.Immutable;

namespace Ops.Simulator.Scenarios.Reading;

/// <summary>A value of a YAML document with the place where it is written.</summary>
/// <param name="Place">Where it begins.</param>
internal abstract record Node(Place Place)
{
    /// <summary>What it is, for messages.</summary>
    public abstract string Kind { get; }

    /// <summary>A single value.</summary>
    /// <param name="At">Where it begins.</param>
    /// <param name="Text">Its text.</param>
    /// <param name="IsQuoted">Whether it stands in quotes or is a block of text: then it is never a number or
    /// empty.</param>
    public sealed record Scalar(Place At, string Text, bool IsQuoted) : Node(At)
    {
        /// <inheritdoc/>
        public override string Kind => IsNothing ? "nothing"
            : $"the value {(Text.Length <= 40 ? Text : Text[..40] + "...")}";

        /// <summary>Whether it stands for no value at all.</summary>
        public bool IsNothing => !IsQuoted && Text is "" or "~" or "null";
    }

    /// <summary>A list.</summary>
    /// <param name="At">Where it begins.</param>
    /// <param name="Items">Its items.</param>
    public sealed record Sequence(Place At, ImmutableArray<Node> Items) : Node(At)
    {
        /// <inheritdoc/>
        public override string Kind => "a list";
    }

    /// <summary>Keys with values; no key twice.</summary>
    /// <param name="At">Where it begins.</param>
    /// <param name="Entries">Its entries in the order of the file.</param>
    public sealed record Mapping(Place At, ImmutableArray<Entry> Entries) : Node(At)
    {
        /// <inheritdoc/>
        public override string Kind => "a mapping";
    }

    /// <summary>A key with its value.</summary>
    /// <param name="Key">The key.</param>
    /// <param name="At">Where the key is written.</param>
    /// <param name="Value">The value.</param>
    public sealed record Entry(string Key, Place At, Node Value);
}
