using System.Collections.Immutable;
using Ops.Simulator.Scenarios.Reading;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Scenarios.Binding;

/// <summary>Binds limits: a list of rules, each with whom it is for.</summary>
internal static class LimitsBinder
{
    /// <summary>Most items of the list.</summary>
    public const int MostItems = 1_000;

    /// <summary>Binds them.</summary>
    /// <param name="readers">Their mappings.</param>
    /// <returns>The limits; null when there are none.</returns>
    public static LimitsSpec? Limits(ImmutableArray<MapReader> readers)
    {
        if (readers.IsEmpty)
            return null;
        var items = ImmutableArray.CreateBuilder<LimitsSpec.Item>();
        RuleBook book = RuleBook.Standard;
        foreach (MapReader reader in readers)
        {
            if (Item(reader, book) is not { } item)
                continue;
            items.Add(item);
            book = book.With(item.Scope, item.Rule, item.Patch);
        }
        return new LimitsSpec(items.DrainToImmutable());
    }

    private static LimitsSpec.Item? Item(MapReader reader, RuleBook book)
    {
        string code = reader.Text("rule");
        RuleScope scope = Scope(reader);
        RuleDescriptor? rule = RuleCatalog.Find(code);
        RulePatch patch = Patch(reader, rule is { IsMoney: true });
        reader.Finish();
        if (rule is null)
        {
            if (code.Length > 0)
            {
                reader.Report("rule", $"there is no rule {code}",
                    $"write one of {string.Join(", ", RuleCatalog.All.Select(known => known.Code))}");
            }
            return null;
        }
        if (book.At(scope, code) is not { } setting)
        {
            reader.Report("for", RuleChecks.Unwatched(code, scope), "set it for whom it watches");
            return null;
        }
        bool isRight = true;
        foreach ((string field, string fault) in RuleChecks.Faults(patch.Apply(setting)))
        {
            reader.Report(Key(field), $"{field} {fault.TrimEnd('.')}", "correct it");
            isRight = false;
        }
        return isRight ? new LimitsSpec.Item(scope, code, patch) : null;
    }

    private static RuleScope Scope(MapReader reader)
    {
        RuleScopeKind kind = reader.Choice<RuleScopeKind>("for", RuleScopeKind.EachServer);
        string? target = kind switch
        {
            RuleScopeKind.Group => reader.Reference("target", "group"),
            RuleScopeKind.Server => reader.Reference("target", "server"),
            RuleScopeKind.Symbol => reader.Text("target"),
            _ => null,
        };
        if (target is null && reader.Has("target"))
            reader.Report("target", $"for {MapReader.Hyphenated(kind.ToString())} needs no target", "leave it out");
        reader.OptionalText("target"); // known to the shape whatever it is for
        return new RuleScope(kind, target);
    }

    private static RulePatch Patch(MapReader reader, bool isMoney)
    {
        ImmutableArray<MapReader> steps = reader.Maps("steps", "limits.step", isRequired: false, RuleChecks.MostSteps);
        return new RulePatch
        {
            Limit = Optional(reader, "limit", () => isMoney
                ? Money.FromDollars(reader.Number("limit", 0.0001m, 100_000_000_000m)).Units
                : reader.Whole("limit", 1, RuleChecks.LargestLimit)),
            Steps = steps.IsEmpty ? null : [.. steps.Select(Step)],
            Sustain = Optional(
                reader, "sustain", () => reader.Duration("sustain", TimeSpan.Zero, RuleChecks.LongestSustain)),
            ResetAtPercent = Optional(reader, "resetAt", () => reader.Integer("resetAt", 1, 100)),
            Shadow = Optional(reader, "shadow", () => reader.Flag("shadow")),
            Enabled = Optional(reader, "enabled", () => reader.Flag("enabled")),
        };
    }

    private static RuleStep Step(MapReader reader)
    {
        var step = new RuleStep(
            reader.Integer("at", 1, RuleChecks.HighestPercent), reader.Choice<LimitAction>("do"));
        reader.Finish();
        return step;
    }

    // A key that may be missing, read by what insists on it.
    private static T? Optional<T>(MapReader reader, string key, Func<T> read)
        where T : struct
    {
        if (reader.Has(key))
            return read();
        reader.OptionalText(key); // known to the shape
        return null;
    }

    private static string Key(string field) => field switch
    {
        "Limit" => "limit",
        "SustainSeconds" => "sustain",
        "ResetAtPercent" => "resetAt",
        _ => "steps",
    };
}
