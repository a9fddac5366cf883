using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Control;

/// <summary>The rules and the gates' limits as one immutable value.</summary>
/// <param name="Rules">The rules.</param>
/// <param name="Gates">The hard limits of the gates.</param>
internal sealed record LimitBooks(RuleBook Rules, GateLimitBook Gates)
{
    /// <summary>The books with a change.</summary>
    /// <param name="change">The change, checked.</param>
    /// <returns>The changed books.</returns>
    public LimitBooks With(LimitChange change) => change switch
    {
        LimitChange.OfRule rule => this with { Rules = Rules.With(rule.Scope, rule.Setting) },
        LimitChange.OfGate gate => this with { Gates = Gates.With(gate.Scope, gate.Limit, gate.Value) },
        _ => throw new InvalidOperationException($"{change.GetType().Name} is not a change."),
    };

    /// <summary>The same place as it is set now.</summary>
    /// <param name="change">What names the place.</param>
    /// <returns>A change to what is in force.</returns>
    public LimitChange Now(LimitChange change) => change switch
    {
        LimitChange.OfRule rule => rule with { Setting = Rules.At(rule.Scope, rule.Setting.Rule)! },
        LimitChange.OfGate gate => gate with { Value = Gates.At(GateLimitCatalog.Find(gate.Limit)!, gate.Scope) },
        _ => throw new InvalidOperationException($"{change.GetType().Name} is not a change."),
    };

    /// <summary>Whether a change loosens anything.</summary>
    /// <param name="change">The change.</param>
    /// <param name="fleet">The fleet.</param>
    /// <returns>True when it does.</returns>
    public bool Loosens(LimitChange change, FleetDefinition fleet)
    {
        LimitBooks after = With(change);
        if (change is LimitChange.OfRule rule)
        {
            // what is set while no breaker acts, acts as soon as they do
            return LimitStrictness.Loosens(Rules.WithBreakers(true), after.Rules.WithBreakers(true), rule, fleet);
        }
        GateLimitDescriptor limit = GateLimitCatalog.Find(((LimitChange.OfGate)change).Limit)!;
        if (change.Scope is { Kind: RuleScopeKind.Symbol, Target: { } ticker })
        {
            // at some server it may be set tighter than everywhere: there it must not get looser unseen
            return fleet.Servers.Any(server => RuleStrictness.Loosens(
                Gates.For(limit, server, ticker), after.Gates.For(limit, server, ticker)));
        }
        return RuleStrictness.Loosens(Gates.At(limit, change.Scope), after.Gates.At(limit, change.Scope))
            || fleet.Servers.Any(server => RuleStrictness.Loosens(
                limit.Read(Gates.For(server)), limit.Read(after.Gates.For(server))));
    }

    /// <summary>What a change says, in words.</summary>
    /// <param name="change">The change.</param>
    /// <returns>The words.</returns>
    public static string Words(LimitChange change) => change switch
    {
        LimitChange.OfRule rule => LimitWords.Of(rule.Setting),
        LimitChange.OfGate gate => LimitWords.Of(gate.Value, GateLimitCatalog.Find(gate.Limit)!.Unit),
        _ => throw new InvalidOperationException($"{change.GetType().Name} is not a change."),
    };

    /// <summary>Why a change can't be.</summary>
    /// <param name="change">The change.</param>
    /// <param name="fleet">The fleet.</param>
    /// <returns>A sentence with what would be right; null when it can.</returns>
    public string? FaultOf(LimitChange change, FleetDefinition fleet)
    {
        if (FaultOf(change.Scope, fleet) is { } nobody)
            return nobody;
        if (change is LimitChange.OfGate gate)
            return GateLimitCatalog.Find(gate.Limit) is null ? "limit: " + GateLimitCatalog.Unknown(gate.Limit)
                : GateLimitBook.FaultOf(GateLimitCatalog.Find(gate.Limit)!, gate.Scope) is { } unfit ? "scope: " + unfit
                : !gate.Value.IsSet ? "value: is missing; write a number, or none where there is to be no limit."
                : null;
        RuleSetting setting = ((LimitChange.OfRule)change).Setting;
        if (RuleCatalog.Find(setting.Rule) is null)
            return "rule: " + RuleChecks.Unknown(setting.Rule);
        if (Rules.At(change.Scope, setting.Rule) is null)
            return $"scope: {RuleChecks.Unwatched(setting.Rule, change.Scope)}.";
        ImmutableArray<(string Field, string Fault)> faults = RuleChecks.Faults(setting);
        return faults.IsEmpty ? null : string.Join(" ", faults.Select(static fault => $"{fault.Field}: {fault.Fault}"));
    }

    /// <summary>The books with what was set live before.</summary>
    /// <param name="changes">The changes, in their order, as the trail has them.</param>
    /// <param name="fleet">The fleet.</param>
    /// <returns>The books, and a sentence for each change that is not in force and each setting that reaches
    /// nobody.</returns>
    public (LimitBooks Books, ImmutableArray<string> Faults) Replay(
        ImmutableArray<string> changes, FleetDefinition fleet)
    {
        LimitBooks books = this;
        var faults = ImmutableArray.CreateBuilder<string>();
        foreach (string detail in changes)
        {
            if (LimitChangeText.Read(detail) is not { } change)
                faults.Add($"A change on the trail can't be understood and is not in force: {detail}");
            else if (books.FaultOf(change, fleet) is { } fault)
                faults.Add($"The change of {change.Subject} on the trail is not in force: {fault}");
            else
                books = books.With(change);
        }
        IEnumerable<RuleScope> scopes = books.Rules.Overrides.Select(static item => item.Scope)
            .Concat(books.Gates.Overrides.Select(static item => item.Scope)).Distinct();
        foreach (RuleScope scope in scopes)
        {
            if (FaultOf(scope, fleet) is { } nobody)
                faults.Add($"What is set for {scope} is wired to nothing: {nobody["target: ".Length..]}");
        }
        return (books, faults.DrainToImmutable());
    }

    /// <summary>Why a scope reaches nobody.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="fleet">The fleet.</param>
    /// <returns>A sentence with who there is; null when it reaches somebody.</returns>
    public static string? FaultOf(RuleScope scope, FleetDefinition fleet) => scope.Kind switch
    {
        RuleScopeKind.Server when fleet.FindServer(scope.Target ?? "") is null =>
            $"target: there is no server \"{scope.Target}\"; there are {Names(fleet.Servers.Select(s => s.Name))}.",
        RuleScopeKind.Group when !fleet.Groups.Contains(scope.Target) =>
            $"target: there is no group \"{scope.Target}\"; there are {Names(fleet.Groups)}.",
        RuleScopeKind.Symbol when fleet.Symbols.All(symbol => symbol.Ticker != scope.Target) =>
            $"target: there is no instrument \"{scope.Target}\".",
        _ => null,
    };

    private static string Names(IEnumerable<string> names) => string.Join(", ", names);
}
