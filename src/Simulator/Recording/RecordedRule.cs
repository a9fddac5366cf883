using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ops.Telemetry.Contracts;

namespace Ops.Simulator.Recording;

/// <summary>How one rule was set for somebody when a session began.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record RecordedRule
{
    /// <summary>Code of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>For whom.</summary>
    public required RuleScopeKind For { get; init; }

    /// <summary>Name of the group, server or instrument; null for each server and for the fleet.</summary>
    public string? Target { get; init; }

    /// <summary>The limit in the rule's unit: money in its units, else a count.</summary>
    public required long Limit { get; init; }

    /// <summary>The ladder.</summary>
    public required ImmutableArray<RecordedStep> Steps { get; init; }

    /// <summary>How long, in market time, a step must be reached before it acts.</summary>
    public required TimeSpan Sustain { get; init; }

    /// <summary>Share of a step's threshold below which it is left again.</summary>
    public required int ResetAtPercent { get; init; }

    /// <summary>Whether it only recorded.</summary>
    public required bool Shadow { get; init; }

    /// <summary>Whether it judged at all.</summary>
    public required bool Enabled { get; init; }

    /// <summary>Whom it is for.</summary>
    [JsonIgnore]
    public RuleScope Scope => new(For, Target);

    /// <summary>Writes down a setting.</summary>
    /// <param name="scope">For whom.</param>
    /// <param name="setting">The setting.</param>
    /// <returns>What goes into a header.</returns>
    internal static RecordedRule Of(RuleScope scope, RuleSetting setting) => new()
    {
        Rule = setting.Rule, For = scope.Kind, Target = scope.Target, Limit = setting.Limit,
        Steps = [.. setting.Steps.Select(static step => new RecordedStep
        {
            AtPercent = step.AtPercent, Action = step.Action,
        })],
        Sustain = setting.Sustain, ResetAtPercent = setting.ResetAtPercent, Shadow = setting.Shadow,
        Enabled = setting.Enabled,
    };

    /// <summary>The setting.</summary>
    /// <returns>The setting.</returns>
    internal RuleSetting ToSetting() => new()
    {
        Rule = Rule, Limit = Limit, Sustain = Sustain, ResetAtPercent = ResetAtPercent, Shadow = Shadow,
        Enabled = Enabled,
        Steps = Steps.IsDefault ? [] : [.. Steps.Select(static step => new RuleStep(step.AtPercent, step.Action))],
    };

    /// <summary>What is wrong with it.</summary>
    /// <returns>Each fault with the name of its field; empty when all is well.</returns>
    internal IEnumerable<string> Faults()
    {
        if (RuleCatalog.Find(Rule ?? "") is not { } rule)
            return [$"rule: {RuleChecks.Unknown(Rule ?? "").TrimEnd('.')}"];
        if (RecordedScope.FaultOf(Scope) is { } nobody)
            return [nobody];
        if (RuleBook.Standard.At(Scope, rule.Code) is null)
            return ["for: " + RuleChecks.Unwatched(rule.Code, Scope)];
        if (!Steps.IsDefault && Steps.Any(static step => step is null))
            return ["steps: one of them is empty"];
        return RuleChecks.Faults(ToSetting()).Select(
            static fault => $"{NameOf(fault.Field)}: {fault.Fault.TrimEnd('.')}");
    }

    // the words of a check are those of the settings' file
    private static string NameOf(string field) => field == "SustainSeconds" ? "sustain"
        : field.Split(':').Aggregate("", static (path, part) =>
            char.IsAsciiDigit(part[0]) ? $"{path}[{part}]"
            : $"{path}{(path.Length > 0 ? "." : "")}{JsonNamingPolicy.CamelCase.ConvertName(part)}");
}
