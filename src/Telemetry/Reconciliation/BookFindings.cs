using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Reconciliation;

/// <summary>Makes findings of what does not agree.</summary>
internal static class BookFindings
{
    /// <summary>Everything that stands for one server.</summary>
    /// <param name="facts">The facts.</param>
    /// <returns>The findings; <see cref="Anomaly.Since"/> is the tick.</returns>
    public static IEnumerable<Anomaly> Of(BookFacts facts)
    {
        VenueWord word = facts.Word;
        if (word.Rogue > 0 && (facts.IsRecent(facts.LastStrayAt) || word.OpenOrders > 0))
        {
            yield return Make(facts, ReconciliationRules.Rogue, AnomalySeverity.Critical, word.Rogue, "orders",
                $"The venue received {Counted.Of(word.Rogue, "order")} that no gate let out and no report knows: " +
                "orders go round the gate. Only the venue can stop them.");
        }
        if (facts.IsRecent(facts.StrayFillAt))
        {
            yield return Make(facts, ReconciliationRules.StrayFill, AnomalySeverity.Critical, facts.StrayFills, "fills",
                $"{Counted.Of(facts.StrayFills, "fill")} for which no order is known.");
        }
        if (facts.Review.Disputed > 0)
        {
            yield return Make(facts, ReconciliationRules.Disputed, AnomalySeverity.Critical, facts.Review.Disputed,
                "orders", $"{Counted.Of(facts.Review.Disputed, "order")} ended by one word and live by the other, " +
                "for more than 5 s.");
        }
        if (facts.Review.Unreported > 0)
        {
            yield return Make(facts, ReconciliationRules.Unreported, AnomalySeverity.Critical, facts.Review.Unreported,
                "orders", $"The venue has answered {Counted.Of(facts.Review.Unreported, "order")} that the server's " +
                "report does not know of, for more than 5 s.");
        }
        if (facts.Review.NeverArrived > 0)
        {
            yield return Make(facts, ReconciliationRules.NeverArrived, AnomalySeverity.Warning,
                facts.Review.NeverArrived, "orders",
                $"The gate let {Counted.Of(facts.Review.NeverArrived, "order")} out of which the venue has said " +
                "nothing for more than 5 s.");
        }
        if (facts.IsSilent)
        {
            MarketTime heard = word.HeardUntil!.Value;
            yield return Make(facts, ReconciliationRules.CopySilent, AnomalySeverity.Critical,
                (long)(word.At - heard).TotalSeconds, "s", $"Drop copy silent since {heard.ToString()[..8]}: no stop " +
                "of this server can be proven.");
        }
        if (facts.IsRecent(facts.GapAt))
        {
            yield return Make(facts, ReconciliationRules.CopyGap, AnomalySeverity.Warning, word.Missed, "messages",
                $"{Counted.Of(word.Missed, "message")} of the drop copy never came, the last at " +
                $"{new MarketTime(Math.Max(0, facts.GapAt)).ToString()[..8]}.");
        }
    }

    private static Anomaly Make(
        in BookFacts facts, string rule, AnomalySeverity severity, long value, string unit, string message) =>
        new(rule, facts.Word.Server, severity, value, 0, unit, "alarm", facts.Word.At, message)
        {
            SeenAt = facts.Word.At,
            Step = LimitAction.Alarm,
        };
}
