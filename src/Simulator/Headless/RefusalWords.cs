using System.Globalization;

namespace Ops.Simulator.Headless;

/// <summary>A gate's refusal as a person reads it: who, which limit, what it was and what may be.</summary>
internal static class RefusalWords
{
    /// <summary>The sentence.</summary>
    /// <param name="refusal">The refusal.</param>
    /// <returns>Such as "refused by gate: desk-2, orderQuantity 610,000 against 100,000 (1 orders)".</returns>
    public static string Of(ReportedRefusal refusal)
    {
        string held = refusal is { Value: { } value, Limit: { } limit }
            ? string.Create(CultureInfo.InvariantCulture, $" {value:#,0} against {limit:#,0}") : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"refused by gate: {refusal.Server}, {refusal.Rule}{held} ({refusal.Count:#,0} orders)");
    }
}
