using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Startup;

/// <summary>
/// Reads Ops:Rules: each rule by its code, with its setting for each server and, below it, for the fleet, groups,
/// servers and instruments. What is not written is as the next wider setting has it.
/// </summary>
internal static class RuleSettingsReader
{
    /// <summary>Reads it.</summary>
    /// <param name="rules">The section.</param>
    /// <returns>The rules; to be used only when nothing is wrong.</returns>
    public static RuleBook Read(SettingsReader rules)
    {
        RuleBook book = RuleBook.Standard;
        foreach (string code in rules.FreeKeys())
        {
            if (RuleCatalog.Find(code) is { } rule)
                book = Read(rules.Section(code), rule, book);
            else
                rules.Accept(code, RuleChecks.Unknown(code));
        }
        return book;
    }

    private static RuleBook Read(SettingsReader reader, RuleDescriptor rule, RuleBook book)
    {
        book = Set(reader, rule, RuleScope.EachServer, book);
        book = Set(reader.Section("Fleet"), rule, RuleScope.FleetTotal, book);
        book = Named(reader.Section("Groups"), rule, RuleScopeKind.Group, book);
        book = Named(reader.Section("Servers"), rule, RuleScopeKind.Server, book);
        return Named(reader.Section("Symbols"), rule, RuleScopeKind.Symbol, book);
    }

    private static RuleBook Named(SettingsReader reader, RuleDescriptor rule, RuleScopeKind kind, RuleBook book)
    {
        foreach (string name in reader.FreeKeys())
            book = Set(reader.Section(name), rule, new RuleScope(kind, name), book);
        return book;
    }

    private static RuleBook Set(SettingsReader reader, RuleDescriptor rule, RuleScope scope, RuleBook book)
    {
        RulePatch patch = Patch(reader, rule);
        if (patch.IsEmpty)
            return book;
        if (book.At(scope, rule.Code) is not { } setting)
        {
            reader.Fault("", RuleChecks.Unwatched(rule.Code, scope) + "; leave it out.");
            return book;
        }
        setting = patch.Apply(setting);
        ImmutableArray<(string Field, string Fault)> faults = RuleChecks.Faults(setting);
        foreach ((string field, string fault) in faults)
            reader.Fault(field, fault);
        return faults.IsEmpty ? book.With(scope, setting) : book;
    }

    private static RulePatch Patch(SettingsReader reader, RuleDescriptor rule)
    {
        long scale = rule.IsMoney ? Money.Scale : 1;
        IReadOnlyList<SettingsReader> steps = reader.List("Steps");
        return new RulePatch
        {
            Limit = reader.Has("Limit") ? reader.Integer("Limit", 1, 1, RuleChecks.LargestLimit / scale) * scale : null,
            Steps = reader.Has("Steps") ? [.. steps.Select(Step)] : null,
            Sustain = reader.Has("SustainSeconds")
                ? TimeSpan.FromSeconds((double)reader.Decimal("SustainSeconds", 0, 0, 3_600)) : null,
            ResetAtPercent = reader.Has("ResetAtPercent") ? (int)reader.Integer("ResetAtPercent", 90, 1, 100) : null,
            Shadow = reader.Has("Shadow") ? reader.Flag("Shadow", false) : null,
            Enabled = reader.Has("Enabled") ? reader.Flag("Enabled", true) : null,
        };
    }

    private static RuleStep Step(SettingsReader reader)
    {
        if (!reader.Has("AtPercent"))
            reader.Fault("AtPercent", $"is missing; it must be from 1 to {RuleChecks.HighestPercent}.");
        if (!reader.Has("Action"))
            reader.Fault("Action", $"is missing; it must be one of {string.Join(", ", Enum.GetNames<LimitAction>())}.");
        return new RuleStep(
            (int)reader.Integer("AtPercent", 100, 1, RuleChecks.HighestPercent),
            reader.Choice("Action", LimitAction.Alarm));
    }
}
