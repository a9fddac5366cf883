using System.Runtime.CompilerServices;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>Counts of events by <see cref="OrderEventKind"/>.</summary>
[InlineArray(16)]
public struct KindCounts : IEquatable<KindCounts>
{
    private int _first;

    /// <summary>The count of one kind.</summary>
    /// <param name="kind">The kind.</param>
    public readonly int this[OrderEventKind kind] => this[(int)kind];

    /// <inheritdoc/>
    public readonly bool Equals(KindCounts other) => ((ReadOnlySpan<int>)this).SequenceEqual(other);

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is KindCounts other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode()
    {
        var hash = new HashCode();
        foreach (int count in (ReadOnlySpan<int>)this)
            hash.Add(count);
        return hash.ToHashCode();
    }

    /// <summary>Whether all counts are equal.</summary>
    public static bool operator ==(KindCounts left, KindCounts right) => left.Equals(right);

    /// <summary>Whether some count differs.</summary>
    public static bool operator !=(KindCounts left, KindCounts right) => !left.Equals(right);
}
