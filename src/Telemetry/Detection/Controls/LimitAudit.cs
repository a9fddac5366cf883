using System.Collections.Immutable;
using System.Globalization;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Controls;

/// <summary>
/// Looks at the limits themselves, which needs no incident: one that is unset, one of the last lines of defence that is
/// wired to no action (Knight's $2 million), one that is absurd against what it guards (5 million shares an order where
/// 79,000 trade in a day), and one the day never came near. Pure: the same book gives the same findings.
/// </summary>
internal static class LimitAudit
{
    /// <summary>How many times the average daily volume a limit of one order may be.</summary>
    public const long MostDailyVolumes = 50;

    /// <summary>How many times the day's peak a limit may be.</summary>
    public const long MostPeaks = 50;

    /// <summary>Rules that must stop something, not only say so.</summary>
    public static ImmutableArray<string> LastLines { get; } = ["order-conservation", "entered-exposure", "loss"];

    /// <summary>Rules whose limit is sized by the flow it guards.</summary>
    public static ImmutableArray<string> Sized { get; } = ["order-rate", "entered-exposure"];

    /// <summary>Looks at a book.</summary>
    /// <param name="book">How the rules are set.</param>
    /// <param name="servers">The servers.</param>
    /// <param name="symbols">The universe.</param>
    /// <returns>A sentence for each finding, in the order of the catalogue.</returns>
    public static IEnumerable<string> Look(
        RuleBook book, IReadOnlyList<ServerDefinition> servers, ImmutableArray<SymbolDefinition> symbols)
    {
        SymbolDefinition? thinnest =
            symbols.Where(static symbol => symbol.AverageDailyVolume > 0).MinBy(static s => s.AverageDailyVolume);
        foreach (RuleDescriptor rule in RuleCatalog.All)
        {
            if (book.ForFleet(rule.Code) is { Enabled: true, Limit: <= 0 })
                yield return $"{rule.Title} of the fleet is unset: anything measured is over it.";
            foreach (string finding in servers
                .Select(server => Look(rule, book.For(rule.Code, server), book.Breakers, thinnest))
                .OfType<string>().Distinct())
                yield return finding;
        }
    }

    /// <summary>Looks at a limit at the end of the day.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="setting">How it is set.</param>
    /// <param name="peak">The highest value of the day.</param>
    /// <returns>A sentence, or null when the limit fits.</returns>
    public static string? LookBack(RuleDescriptor rule, RuleSetting setting, long peak) =>
        peak <= 0 || setting.Limit <= (Int128)MostPeaks * peak ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"{rule.Title}: the limit is {setting.Limit / peak:#,0} times the highest value of the day; it guards " +
            $"nothing.");

    private static string? Look(
        RuleDescriptor rule, RuleSetting? setting, bool breakers, SymbolDefinition? thinnest)
    {
        bool isLastLine = LastLines.Contains(rule.Code);
        if (setting is not { Enabled: true })
            return isLastLine && breakers ? $"{rule.Title} is switched off; it is one of the last lines." : null;
        if (setting.Limit <= 0)
            return $"{rule.Title} is unset: anything measured is over it.";
        if (isLastLine && breakers && !setting.Shadow && Strongest(setting) == LimitAction.Alarm)
            return $"{rule.Title} is wired to no action: it would say so and stop nothing.";
        if (thinnest is not null && DailyVolumes(rule.Code, setting.Limit, thinnest) is var times
            && times > MostDailyVolumes)
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{rule.Title}: the limit of one order is {times:#,0} times what trades of {thinnest.Ticker} in " +
                $"a day.");
        return null;
    }

    private static LimitAction Strongest(RuleSetting setting) => setting.Steps.Max(static step => step.Action);

    private static long DailyVolumes(string rule, long limit, SymbolDefinition thinnest) => rule switch
    {
        "order-quantity" => limit / thinnest.AverageDailyVolume,
        "order-notional" when thinnest.ReferencePrice.Ticks > 0 =>
            (long)(limit / ((Int128)thinnest.AverageDailyVolume * thinnest.ReferencePrice.Ticks)),
        _ => 0,
    };
}
