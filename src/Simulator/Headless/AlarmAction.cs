using System.Globalization;
using Ops.Simulator.Scenarios.Reading;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless;

/// <summary>Reads the actions about alarms.</summary>
internal static class AlarmAction
{
    private const int MostMinutes = 480;

    /// <summary>Reads one.</summary>
    /// <param name="reader">The action.</param>
    /// <param name="verb">acknowledge, shelve or unshelve.</param>
    /// <param name="at">When.</param>
    /// <param name="who">Who.</param>
    /// <returns>The action.</returns>
    public static ScriptedAction Read(MapReader reader, string verb, MarketTime at, string who) => verb switch
    {
        "acknowledge" => new ScriptedAction.Acknowledge(at, who, reader.Place, Choice(reader)),
        "unshelve" => new ScriptedAction.Unshelve(at, who, reader.Place, Choice(reader)),
        _ => new ScriptedAction.Shelve(
            at, who, reader.Place, Choice(reader), ActionFile.Bounded(reader, "reason"),
            TimeSpan.FromMinutes(reader.Integer("minutes", 1, MostMinutes))),
    };

    private static AlarmChoice Choice(MapReader reader)
    {
        string? alarm = reader.OptionalText("alarm");
        string? rule = Rule(reader);
        if (alarm is null)
            return new AlarmChoice(null, ActionFile.Scope(reader, isRequired: true), rule);
        ActionFile.Scope(reader, isRequired: false);
        if (reader.Has("scope") || rule is not null)
        {
            reader.Report(reader.Has("scope") ? "scope" : "rule", "alarm and other choices are both given",
                "name one alarm, or the scope and rule of those that are meant");
        }
        string digits = alarm.StartsWith("A-", StringComparison.Ordinal) ? alarm[2..] : alarm;
        if (long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
            return new AlarmChoice(number, null, null);
        reader.Report("alarm", $"alarm is {alarm}", "write an alarm's number such as A-1");
        return new AlarmChoice(0, null, null);
    }

    private static string? Rule(MapReader reader)
    {
        if (reader.OptionalText("rule") is not { } rule)
            return null;
        if (RuleCatalog.Find(rule) is null && !rule.StartsWith("parity-", StringComparison.Ordinal))
        {
            string advice = Nearest.Advice(rule, [.. RuleCatalog.All.Select(static known => known.Code)]);
            reader.Report("rule", $"there is no rule {rule}", advice);
        }
        return rule;
    }
}
