using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Ops.Telemetry.Contracts;

namespace Ops.Simulator.Recording;

/// <summary>
/// The rules and the gates' limits that a session began with: as configured, with what its scenario sets and what was
/// set live before. What is changed in it is an act. What is not named is as the catalogue has it.
/// </summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)] // half understood, it would judge otherwise
public sealed record RecordedLimits
{
    /// <summary>Rules that are not as the catalogue has them.</summary>
    public required ImmutableArray<RecordedRule> Rules { get; init; }

    /// <summary>Hard limits of the gates that are not the standard ones.</summary>
    public required ImmutableArray<RecordedGateLimit> Gates { get; init; }

    /// <summary>Writes down what is in force.</summary>
    /// <param name="rules">The rules; whether breakers act is not of them.</param>
    /// <param name="gates">The limits of the gates, each set.</param>
    /// <returns>What goes into a header.</returns>
    /// <exception cref="InvalidOperationException">A limit of the gates is unset.</exception>
    public static RecordedLimits Of(RuleBook rules, GateLimitBook gates)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(gates);
        HashSet<string> everywhere = [.. gates.Overrides
            .Where(static item => item.Scope == RuleScope.EachServer).Select(static item => item.Limit)];
        return new RecordedLimits
        {
            Rules = [.. rules.Overrides.Select(static item => RecordedRule.Of(item.Scope, item.Setting))],
            Gates =
            [
                // where somebody set another base, it is what each server has
                .. GateLimitCatalog.All
                    .Where(limit => !everywhere.Contains(limit.Code)
                        && limit.Read(gates.Base) != limit.Read(GateLimits.Standard))
                    .Select(limit => RecordedGateLimit.Of(
                        RuleScope.EachServer, limit.Code, limit.Read(gates.Base))),
                .. gates.Overrides.Select(static item => RecordedGateLimit.Of(item.Scope, item.Limit, item.Value)),
            ],
        };
    }

    /// <summary>What is wrong with it.</summary>
    /// <returns>Each fault with the name of its field and what would be right; empty when all is well.</returns>
    public IEnumerable<string> Faults()
    {
        if (Rules.IsDefault)
            yield return "rules: is empty";
        if (Gates.IsDefault)
            yield return "gates: is empty";
        if (Rules.IsDefault || Gates.IsDefault)
            yield break;
        var seen = new HashSet<(string, RuleScope)>();
        for (int i = 0; i < Rules.Length; i++)
        {
            if (Rules[i] is not { } one)
            {
                yield return $"rules[{i}]: is empty";
                continue;
            }
            foreach (string fault in one.Faults())
                yield return $"rules[{i}].{fault}";
            if (!seen.Add((one.Rule, one.Scope)))
                yield return $"rules[{i}].rule: {one.Rule} for {one.Scope} stands here twice";
        }
        seen.Clear();
        for (int i = 0; i < Gates.Length; i++)
        {
            if (Gates[i] is not { } one)
            {
                yield return $"gates[{i}]: is empty";
                continue;
            }
            foreach (string fault in one.Faults())
                yield return $"gates[{i}].{fault}";
            if (!seen.Add((one.Limit, one.Scope)))
                yield return $"gates[{i}].limit: {one.Limit} for {one.Scope} stands here twice";
        }
    }

    /// <summary>The books, of limits that have no fault.</summary>
    /// <returns>The rules and the limits of the gates.</returns>
    public (RuleBook Rules, GateLimitBook Gates) ToBooks()
    {
        RuleBook rules = RuleBook.Standard;
        foreach (RecordedRule rule in Rules)
            rules = rules.With(rule.Scope, rule.ToSetting());
        GateLimitBook gates = GateLimitBook.Standard;
        foreach (RecordedGateLimit gate in Gates)
            gates = gates.With(gate.Scope, gate.Limit, gate.ToLimit());
        return (rules, gates);
    }
}
