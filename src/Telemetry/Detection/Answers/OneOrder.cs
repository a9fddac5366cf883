using Ops.Telemetry.Contracts;
using Ops.Telemetry.Metrics;

namespace Ops.Telemetry.Detection.Answers;

/// <summary>What is said of a single order in doubt on a server whose other orders are answered.</summary>
internal static class OneOrder
{
    /// <summary>What is said where the answer may have come.</summary>
    private const string MayBeLost = " Its answer may be among the events that the feed has lost.";

    /// <summary>Whether an answer to what happened at a time may be among the events that were lost.</summary>
    /// <param name="at">The time, in nanoseconds.</param>
    /// <param name="server">The server's numbers.</param>
    /// <returns>Whether a gap showed since.</returns>
    public static bool IsLost(long at, ServerLedger server) => at <= server.Sequence.LastGapAt;

    /// <summary>That in words, for the end of a sentence about an order.</summary>
    /// <param name="isLost">Whether it may be.</param>
    /// <returns>The words with a space before them; null where it may not.</returns>
    public static string? Words(bool isLost) => isLost ? MayBeLost : null;

    /// <summary>A value that warns and does not accuse: held below the limit.</summary>
    /// <param name="value">What was measured.</param>
    /// <param name="setting">The rule's setting.</param>
    /// <returns>The value, or just less than the limit.</returns>
    public static long Warns(long value, RuleSetting setting) => Math.Min(value, Math.Max(0, setting.Limit - 1));
}
