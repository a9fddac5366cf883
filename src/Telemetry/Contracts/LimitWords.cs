using System.Globalization;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>Settings as a person reads them, for the page, the trail and messages.</summary>
public static class LimitWords
{
    /// <summary>An action in a word.</summary>
    /// <param name="action">The action.</param>
    /// <returns>The word.</returns>
    public static string Of(LimitAction action) => action switch
    {
        LimitAction.Alarm => "alarm",
        LimitAction.Throttle => "throttle",
        LimitAction.ReduceOnly => "reduce only",
        LimitAction.Block => "block",
        LimitAction.BlockAndCancel => "block and cancel",
        LimitAction.Sever => "sever",
        _ => throw new InvalidOperationException($"{action} is not an action."),
    };

    /// <summary>A figure of a rule with its unit.</summary>
    /// <param name="value">The figure, money in units.</param>
    /// <param name="unit">The unit; one that begins with $ is money.</param>
    /// <returns>Such as "$2,000,000", "−$487/s" or "500 orders/s".</returns>
    public static string Figure(long value, string unit)
    {
        if (!unit.StartsWith('$'))
            return string.Create(CultureInfo.InvariantCulture, $"{value:#,0} {unit}");
        decimal rounded = decimal.Round(new Money(value).Dollars);
        string dollars = Math.Abs(rounded).ToString("#,0", CultureInfo.InvariantCulture);
        return $"{(rounded < 0 ? "\u2212" : "")}${dollars}{unit[1..]}"; // the sign before the money, as everywhere
    }

    /// <summary>A ladder.</summary>
    /// <param name="setting">The setting.</param>
    /// <returns>Such as "alarm at 70 %, block at 100 %".</returns>
    public static string Ladder(RuleSetting setting) => string.Join(", ", setting.Steps.Select(
        static step => string.Create(CultureInfo.InvariantCulture, $"{Of(step.Action)} at {step.AtPercent} %")));

    /// <summary>A whole setting.</summary>
    /// <param name="setting">The setting.</param>
    /// <returns>The sentence without its end.</returns>
    public static string Of(RuleSetting setting)
    {
        string unit = RuleCatalog.Find(setting.Rule)?.Unit ?? "";
        string words = $"limit {Figure(setting.Limit, unit)}, {Ladder(setting)}";
        if (setting.Sustain > TimeSpan.Zero)
            words += string.Create(CultureInfo.InvariantCulture, $", after {setting.Sustain.TotalSeconds:0.###} s");
        words += string.Create(CultureInfo.InvariantCulture, $", reset below {setting.ResetAtPercent} %");
        if (setting.Shadow)
            words += ", in shadow";
        return setting.Enabled ? words : words + ", off";
    }

    /// <summary>A hard limit of a gate.</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="unit">Its unit.</param>
    /// <returns>Such as "2,000 bps", "none" or "unset: nothing passes".</returns>
    public static string Of(GateLimit limit, string unit) =>
        !limit.IsSet ? "unset: nothing passes" : limit.IsNone ? "none, on purpose" : Figure(limit.Value, unit);
}
