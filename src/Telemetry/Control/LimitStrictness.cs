using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Control;

/// <summary>
/// Whether a change loosens anything for anybody. Pure. What tightens here and loosens there counts as loosening.
/// </summary>
internal static class LimitStrictness
{
    /// <summary>Whether some server, instrument or the fleet is watched less strictly afterwards.</summary>
    /// <param name="before">The rules before.</param>
    /// <param name="after">The rules after.</param>
    /// <param name="change">What changed.</param>
    /// <param name="fleet">The fleet.</param>
    /// <returns>True when it loosens.</returns>
    public static bool Loosens(RuleBook before, RuleBook after, LimitChange.OfRule change, FleetDefinition fleet)
    {
        string rule = change.Setting.Rule;
        if (change.Scope.Kind == RuleScopeKind.FleetTotal)
            return Loosens(before.ForFleet(rule), after.ForFleet(rule));
        bool loosens = Loosens(before.At(change.Scope, rule), after.At(change.Scope, rule));
        foreach (ServerDefinition server in fleet.Servers)
        {
            RuleSetting? was = before.For(rule, server);
            RuleSetting? will = after.For(rule, server);
            if (change.Scope is { Kind: RuleScopeKind.Symbol, Target: { } ticker })
            {
                was = before.ForSymbol(rule, ticker) ?? was;
                will = after.ForSymbol(rule, ticker); // what is set by the change
            }
            loosens |= Loosens(was, will);
        }
        return loosens;
    }

    /// <summary>Whether one setting is looser than another.</summary>
    /// <param name="before">The one in force.</param>
    /// <param name="after">The other.</param>
    /// <returns>True when anything about it is looser.</returns>
    public static bool Loosens(RuleSetting? before, RuleSetting? after) => RuleStrictness.Loosens(before, after);
}
