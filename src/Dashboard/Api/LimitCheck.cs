using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Ops.Dashboard.Startup;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Api;

/// <summary>Checks changes of limits and words the refusals. Pure.</summary>
internal static partial class LimitCheck
{
    private static readonly string[] s_scopes = ["each-server", "fleet", "group", "server", "symbol"];

    /// <summary>Checks a change.</summary>
    /// <param name="input">What came in.</param>
    /// <param name="rules">The rules in force: what is left out stays.</param>
    /// <param name="faults">Takes what is wrong.</param>
    /// <returns>The change; to be used only when nothing is wrong.</returns>
    public static LimitChange? Run(LimitInput input, RuleBook rules, List<InputFault> faults)
    {
        if (input.Reason is null)
            faults.Add(new InputFault("reason", $"is missing; say why in 1 to {Limits.ReasonLength} characters."));
        else if (input.Reason.Length > Limits.ReasonLength)
            faults.Add(new InputFault(
                "reason", $"has {input.Reason.Length} characters; it may have {Limits.ReasonLength}."));
        RuleScope scope = Scope(input, faults);
        if (input.Rule is null == (input.Gate is null))
        {
            faults.Add(new InputFault("rule", "either rule or gate must be given, and not both."));
            return null;
        }
        return input.Rule is { } code ? Rule(code, scope, input, rules, faults) : Gate(scope, input, faults);
    }

    /// <summary>Words a refusal.</summary>
    /// <param name="result">The answer.</param>
    /// <returns>The problem.</returns>
    public static IResult Refuse(LimitResult result)
    {
        (int status, string code, string detail) = result.Outcome switch
        {
            LimitOutcome.NothingChanges => (409, "nothing-changes", "That is in force already."),
            LimitOutcome.Invalid => (400, "invalid-limit", result.Fault ?? "It can't be set so."),
            LimitOutcome.UnknownProposal =>
                (404, "unknown-proposal", "There is no such proposal, or it expired; propose it again."),
            LimitOutcome.SamePerson =>
                (403, "same-person", "Who proposed a change can't approve it, nor an account still in that person's " +
                "hand. A second person must."),
            LimitOutcome.NotAPerson =>
                (403, "not-a-person", "Only people loosen a limit, one who proposes and one who approves. This key " +
                "belongs to a program, which may tighten; give it a person in Ops:Auth:ApiKeys."),
            LimitOutcome.Outdated =>
                (409, "outdated", "What it was proposed against is not in force any more; propose it again."),
            LimitOutcome.JournalFailed =>
                (503, "journal-failed", "The change could not be written to the journal, so it did not happen."),
            LimitOutcome.TooMany =>
                (409, "too-many", $"{Limits.LimitProposals} proposals wait already; approve some or let them lapse."),
            _ => throw new InvalidOperationException($"{result.Outcome} is not a refusal."),
        };
        return Problems.Result(status, code, detail);
    }

    private static RuleScope Scope(LimitInput input, List<InputFault> faults)
    {
        string kind = input.For ?? "each-server";
        if (!s_scopes.Contains(kind))
            faults.Add(new InputFault("for", $"\"{kind}\" must be one of {string.Join(", ", s_scopes)}."));
        if (kind is "group" or "server" or "symbol" && input.Target is null)
            faults.Add(new InputFault("target", $"is missing; name the {kind}."));
        return kind switch
        {
            "fleet" => RuleScope.FleetTotal,
            "group" => new RuleScope(RuleScopeKind.Group, input.Target),
            "server" => new RuleScope(RuleScopeKind.Server, input.Target),
            "symbol" => new RuleScope(RuleScopeKind.Symbol, input.Target),
            _ => RuleScope.EachServer,
        };
    }

    private static LimitChange.OfGate? Gate(RuleScope scope, LimitInput input, List<InputFault> faults)
    {
        if (GateLimitCatalog.Find(input.Gate!) is not { } limit)
        {
            faults.Add(new InputFault("gate", GateLimitCatalog.Unknown(input.Gate!)));
            return null;
        }
        if (input.Limit is { } text && GateLimitReader.Parse(WithoutSeparators(text), limit) is { } value)
            return new LimitChange.OfGate(scope, limit.Code, value);
        faults.Add(new InputFault("limit", GateLimitReader.Wanted(input.Limit ?? "")));
        return null;
    }

    private static LimitChange.OfRule? Rule(
        string code, RuleScope scope, LimitInput input, RuleBook rules, List<InputFault> faults)
    {
        if (RuleCatalog.Find(code) is not { } rule)
        {
            faults.Add(new InputFault("rule", RuleChecks.Unknown(code)));
            return null;
        }
        var patch = new RulePatch
        {
            Limit = Number(input.Limit, "limit", rule.IsMoney ? Money.Scale : 1, faults),
            Steps = Steps(input.Steps, faults),
            Sustain = Number(
                input.SustainSeconds, "sustainSeconds", 1_000, faults,
                (long)RuleChecks.LongestSustain.TotalSeconds) is { } milliseconds
                ? TimeSpan.FromMilliseconds(milliseconds) : null,
            ResetAtPercent = (int?)Number(input.ResetAtPercent, "resetAtPercent", 1, faults, most: 100),
            Shadow = Flag(input.Shadow, "shadow", faults),
            Enabled = Flag(input.Enabled, "enabled", faults),
        };
        if (rules.At(scope, code) is { } setting)
            return new LimitChange.OfRule(scope, patch.Apply(setting));
        faults.Add(new InputFault("for", RuleChecks.Unwatched(code, scope) + "."));
        return null;
    }

    private static long? Number(
        string? text, string field, long scale, List<InputFault> faults, long most = 1_000_000_000_000)
    {
        if (text is null)
            return null;
        if (decimal.TryParse(
                WithoutSeparators(text), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
                out decimal value)
            && value <= most && decimal.IsInteger(value * scale))
            return (long)(value * scale);
        faults.Add(new InputFault(field, $"\"{text}\" must be a number from 0 to {most}" +
            (scale == 1 ? ", whole." : ".")));
        return null;
    }

    // as the tables write it: 15,000,000. A comma elsewhere is none of thousands, and stays a fault.
    private static string WithoutSeparators(string text) =>
        Thousands().IsMatch(text) ? text.Replace(",", "", StringComparison.Ordinal) : text;

    [GeneratedRegex(
        @"^[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Thousands();

    private static bool? Flag(string? text, string field, List<InputFault> faults)
    {
        if (text is null)
            return null;
        if (bool.TryParse(text, out bool value))
            return value;
        faults.Add(new InputFault(field, $"\"{text}\" must be true or false."));
        return null;
    }

    private static ImmutableArray<RuleStep>? Steps(string? text, List<InputFault> faults)
    {
        if (text is null)
            return null;
        var steps = ImmutableArray.CreateBuilder<RuleStep>();
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            string[] words = part.Split([' ', '%'], 2, StringSplitOptions.TrimEntries);
            string word = words.Length < 2 ? "" : words[1].Trim('%', ' ').Replace(" ", "").Replace("-", "");
            if (int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out int at)
                && word.Length > 0 && char.IsLetter(word[0])
                && Enum.TryParse(word, ignoreCase: true, out LimitAction action))
                steps.Add(new RuleStep(at, action));
            else
                faults.Add(new InputFault(
                    "steps", $"\"{part}\" must be a percent and an action, such as 70 alarm, 100 block; actions are " +
                    $"{string.Join(", ", Enum.GetValues<LimitAction>().Select(LimitWords.Of))}."));
        }
        return steps.DrainToImmutable();
    }
}
