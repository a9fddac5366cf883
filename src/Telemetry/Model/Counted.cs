using System.Globalization;

namespace Ops.Telemetry.Model;

/// <summary>A number of things, in a sentence.</summary>
internal static class Counted
{
    /// <summary>The number with its noun: 1 order, 2,000 orders.</summary>
    /// <param name="count">The number.</param>
    /// <param name="noun">One of them, with what stands before it; its plural takes an s.</param>
    /// <returns>The words.</returns>
    public static string Of(long count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:#,0} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>What they do: an order contradicts, orders contradict.</summary>
    /// <param name="count">The number.</param>
    /// <param name="many">What several do.</param>
    /// <param name="one">What one does; null for the same with an s.</param>
    /// <returns>The verb.</returns>
    public static string Verb(long count, string many, string? one = null) => count == 1 ? one ?? many + "s" : many;
}
