using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Readiness;

/// <summary>
/// What became looser between two moments for some servers: rules of the fleet, of servers and of single instruments,
/// and the hard limits of the gates. Pure.
/// </summary>
/// <param name="then">How it was.</param>
/// <param name="now">How it is.</param>
/// <param name="servers">The servers it is asked for.</param>
internal sealed class LoosenedLimits(SetLimits then, SetLimits now, IReadOnlyList<ServerDefinition> servers)
{
    /// <summary>Each of them, in the order of the catalogues.</summary>
    /// <returns>Such as "loss (was limit $2,000,000, ...; is ...)".</returns>
    public IEnumerable<string> All() =>
        then == now ? [] : [.. OfRules(), .. OfInstruments(), .. OfGates(), .. OfGatesInstruments()];

    private IEnumerable<string> OfRules()
    {
        foreach (RuleDescriptor rule in RuleCatalog.All)
        {
            ServerDefinition? server = servers.FirstOrDefault(one => RuleStrictness.Loosens(
                then.Rules.For(rule.Code, one), now.Rules.For(rule.Code, one)));
            if (server is not null)
                yield return Words(rule.Code, then.Rules.For(rule.Code, server)!, now.Rules.For(rule.Code, server)!);
            else if (RuleStrictness.Loosens(then.Rules.ForFleet(rule.Code), now.Rules.ForFleet(rule.Code)))
                yield return $"{rule.Code} (for the fleet as a whole)";
        }
    }

    private IEnumerable<string> OfInstruments()
    {
        foreach ((string rule, string ticker) in Instruments(
            [.. then.Rules.Overrides.Select(static one => (one.Scope, one.Setting.Rule)),
                .. now.Rules.Overrides.Select(static one => (one.Scope, one.Setting.Rule))]))
        {
            ServerDefinition? server = servers.FirstOrDefault(
                one => RuleStrictness.Loosens(At(then.Rules, rule, one, ticker), At(now.Rules, rule, one, ticker)));
            if (server is not null)
            {
                yield return Words(
                    $"{rule} of {ticker}", At(then.Rules, rule, server, ticker)!, At(now.Rules, rule, server, ticker)!);
            }
        }
    }

    private IEnumerable<string> OfGates()
    {
        foreach (GateLimitDescriptor limit in GateLimitCatalog.All)
        {
            ServerDefinition? server = servers.FirstOrDefault(one => RuleStrictness.Loosens(
                limit.Read(then.Gates.For(one)), limit.Read(now.Gates.For(one))));
            if (server is not null)
            {
                yield return Words(
                    limit, "at the gate", limit.Read(then.Gates.For(server)), limit.Read(now.Gates.For(server)));
            }
        }
    }

    private IEnumerable<string> OfGatesInstruments()
    {
        foreach ((string code, string ticker) in Instruments(
            [.. then.Gates.Overrides.Select(static one => (one.Scope, one.Limit)),
                .. now.Gates.Overrides.Select(static one => (one.Scope, one.Limit))]))
        {
            GateLimitDescriptor limit = GateLimitCatalog.Find(code)!; // a book has none that the catalogue lacks
            ServerDefinition? server = servers.FirstOrDefault(one => RuleStrictness.Loosens(
                then.Gates.For(limit, one, ticker), now.Gates.For(limit, one, ticker)));
            if (server is not null)
            {
                yield return Words(
                    limit, $"of {ticker} at the gate", then.Gates.For(limit, server, ticker),
                    now.Gates.For(limit, server, ticker));
            }
        }
    }

    private static IEnumerable<(string Code, string Ticker)> Instruments(
        IEnumerable<(RuleScope Scope, string Code)> set) => set
        .Where(static one => one.Scope.Kind == RuleScopeKind.Symbol)
        .Select(static one => (one.Code, one.Scope.Target!)).Distinct().Order();

    // an instrument without a setting of its own has its server's
    private static RuleSetting? At(RuleBook book, string rule, ServerDefinition server, string ticker) =>
        book.ForSymbol(rule, ticker) ?? book.For(rule, server);

    private static string Words(string what, RuleSetting was, RuleSetting present) =>
        $"{what} (was {LimitWords.Of(was)}; is {LimitWords.Of(present)})";

    private static string Words(GateLimitDescriptor limit, string where, GateLimit was, GateLimit present) =>
        $"{limit.Code} {where} (was {LimitWords.Of(was, limit.Unit)}; is {LimitWords.Of(present, limit.Unit)})";
}
