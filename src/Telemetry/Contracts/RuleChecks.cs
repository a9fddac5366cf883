using System.Collections.Immutable;
using System.Globalization;

namespace Ops.Telemetry.Contracts;

/// <summary>What a setting of a rule must be, for settings, scenarios and live changes alike.</summary>
public static class RuleChecks
{
    /// <summary>Most steps of a ladder: one for each action.</summary>
    public const int MostSteps = 6;

    /// <summary>Largest limit, in the rule's unit.</summary>
    public const long LargestLimit = 1_000_000_000_000_000;

    /// <summary>Highest share of a limit that a step may wait for.</summary>
    public const int HighestPercent = 1_000;

    /// <summary>Longest sustain.</summary>
    public static readonly TimeSpan LongestSustain = TimeSpan.FromHours(1);

    /// <summary>Checks a setting.</summary>
    /// <param name="setting">The setting.</param>
    /// <returns>Each fault with the name of its field and what would be right; empty when all is well.</returns>
    public static ImmutableArray<(string Field, string Fault)> Faults(RuleSetting setting)
    {
        var faults = ImmutableArray.CreateBuilder<(string, string)>();
        if (setting.Limit is < 1 or > LargestLimit)
            faults.Add((nameof(setting.Limit), Text(
                $"{setting.Limit} must be from 1 to {LargestLimit}: an unset limit protects nobody.")));
        if (setting.Sustain < TimeSpan.Zero || setting.Sustain > LongestSustain)
            faults.Add(("SustainSeconds", Text(
                $"{setting.Sustain.TotalSeconds} must be from 0 to {LongestSustain.TotalSeconds}.")));
        if (setting.ResetAtPercent is < 1 or > 100)
            faults.Add((nameof(setting.ResetAtPercent), Text($"{setting.ResetAtPercent} must be from 1 to 100.")));
        CheckSteps(setting.Steps, faults);
        return faults.DrainToImmutable();
    }

    /// <summary>The sentence about a rule that is not there, with those that are.</summary>
    /// <param name="code">What was written.</param>
    /// <returns>The sentence.</returns>
    public static string Unknown(string code) =>
        $"there is no rule \"{code}\"; the rules are {string.Join(", ", RuleCatalog.All.Select(r => r.Code))}.";

    /// <summary>The words about a rule that is set for whom it does not watch.</summary>
    /// <param name="code">The rule.</param>
    /// <param name="scope">Whom it was set for.</param>
    /// <returns>The words, without a full stop.</returns>
    public static string Unwatched(string code, RuleScope scope)
    {
        string words = $"the rule {code} does not watch {scope}";
        return scope.Kind != RuleScopeKind.Symbol ? words : $"{words}; rules that do are " +
            string.Join(", ", RuleCatalog.All.Where(static rule => rule.IsOfInstrument).Select(rule => rule.Code));
    }

    private static void CheckSteps(
        ImmutableArray<RuleStep> steps, ImmutableArray<(string, string)>.Builder faults)
    {
        if (steps.IsDefaultOrEmpty || steps.Length > MostSteps)
        {
            faults.Add(("Steps", $"must have 1 to {MostSteps} steps: a rule without a step is wired to nothing."));
            return;
        }
        for (int i = 0; i < steps.Length; i++)
        {
            RuleStep step = steps[i];
            if (step.AtPercent is < 1 or > HighestPercent)
                faults.Add(($"Steps:{i}:AtPercent", Text($"{step.AtPercent} must be from 1 to {HighestPercent}.")));
            if (!Enum.IsDefined(step.Action))
                faults.Add(($"Steps:{i}:Action", $"must be one of {string.Join(", ", Enum.GetNames<LimitAction>())}."));
            if (i == 0)
                continue;
            if (step.AtPercent <= steps[i - 1].AtPercent)
                faults.Add(($"Steps:{i}:AtPercent", Text(
                    $"{step.AtPercent} must be above {steps[i - 1].AtPercent}, the step before it.")));
            if (step.Action < steps[i - 1].Action)
                faults.Add(($"Steps:{i}:Action", $"{step.Action} must not be weaker than {steps[i - 1].Action}, " +
                    "the step before it."));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
