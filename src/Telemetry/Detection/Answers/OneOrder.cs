using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Detection.Answers;

/// <summary>What is said of a single order in doubt on a server whose other orders are answered.</summary>
internal static class OneOrder
{
    /// <summary>A value that warns and does not accuse: held below the limit.</summary>
    /// <param name="value">What was measured.</param>
    /// <param name="setting">The rule's setting.</param>
    /// <returns>The value, or just less than the limit.</returns>
    public static long Warns(long value, RuleSetting setting) => Math.Min(value, Math.Max(0, setting.Limit - 1));
}
