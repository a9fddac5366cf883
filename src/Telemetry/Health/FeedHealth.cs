using System.Globalization;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Health;

/// <summary>How far a server's feed can be trusted now: a pure judgement over what is known of it.</summary>
/// <param name="Colour">The colour.</param>
/// <param name="Since">Market time since which it is not green.</param>
/// <param name="Trouble">Why, in a sentence.</param>
internal readonly record struct FeedHealth(FeedColour Colour, MarketTime? Since, string? Trouble)
{
    /// <summary>How long a loss keeps the feed yellow, in nanoseconds of market time.</summary>
    public const long LossShown = 60 * MarketTime.NanosecondsPerSecond;

    /// <summary>Judges a feed.</summary>
    /// <param name="facts">What is known of it.</param>
    /// <returns>The judgement; the worst reason speaks.</returns>
    public static FeedHealth Judge(in FeedFacts facts)
    {
        if (facts.Poison is not null)
            return new FeedHealth(
                FeedColour.Quarantined, facts.PoisonedAt, $"Quarantined, not measured any more: {facts.Poison}");
        if (facts.Fault is not null)
            return new FeedHealth(FeedColour.Red, facts.Now, facts.Fault);
        if (facts.Silence >= facts.RedAfter)
            return new FeedHealth(FeedColour.Red, facts.Now, $"Nothing arrived for {Seconds(facts.Silence)}.");
        if (facts.OwnSilence >= facts.RedAfter)
            return new FeedHealth(FeedColour.Red, facts.AliveUntil, DescribeOwnSilence(facts));
        if (facts.Silence >= facts.YellowAfter)
            return new FeedHealth(FeedColour.Yellow, facts.Now, $"Nothing arrived for {Seconds(facts.Silence)}.");
        if (facts.OwnSilence >= facts.YellowAfter)
            return new FeedHealth(FeedColour.Yellow, facts.AliveUntil, DescribeOwnSilence(facts));
        if (facts.LossAt is { } loss && facts.Now.Nanoseconds - loss.Nanoseconds <= LossShown)
            return new FeedHealth(FeedColour.Yellow, loss, DescribeLoss(facts, loss));
        return facts.Untracked > 0
            ? new FeedHealth(
                FeedColour.Yellow, facts.Now,
                $"{Count(facts.Untracked)} orders or parents found no room in the tables: their counts are too low.")
            : new FeedHealth(FeedColour.Green, null, null);
    }

    private static string DescribeOwnSilence(in FeedFacts facts) =>
        facts.AliveUntil == default
            ? "No sign of life from this server yet."
            : $"No sign of life from this server since {facts.AliveUntil.ToString()[..8]}, while the market went on.";

    private static string DescribeLoss(in FeedFacts facts, MarketTime loss) =>
        $"{Count(Math.Max(facts.Missed, facts.Lost))} events are missing since the start, " +
        $"the last at {loss.ToString()[..8]}" +
        (facts.Lost > 0 ? $"; {Count(facts.Lost)} of them because the loop did not keep up." : ".");

    private static string Seconds(TimeSpan silence) =>
        string.Create(CultureInfo.InvariantCulture, $"{silence.TotalSeconds:0.0} s");

    private static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
