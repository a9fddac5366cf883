using System.Collections.Immutable;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>
/// How every rule is set for everybody: an immutable value with a version. What nobody set is as the catalogue has it.
/// </summary>
public sealed record RuleBook
{
    private RuleBook()
    {
    }

    /// <summary>The catalogue's settings.</summary>
    public static RuleBook Standard { get; } = new();

    /// <summary>Rises with every change.</summary>
    public long Version { get; private init; }

    /// <summary>Whether steps above an alarm act; else they only show.</summary>
    public bool Breakers { get; private init; } = true;

    /// <summary>What was set beyond the catalogue.</summary>
    public IEnumerable<(RuleScope Scope, RuleSetting Setting)> Overrides =>
        Set.Select(static entry => (entry.Key.Scope, entry.Value))
            .OrderBy(static entry => entry.Value.Rule, StringComparer.Ordinal)
            .ThenBy(static entry => entry.Scope.Kind)
            .ThenBy(static entry => entry.Scope.Target, StringComparer.Ordinal);

    /// <summary>The book with one setting changed.</summary>
    /// <param name="scope">Whom it is for.</param>
    /// <param name="setting">The setting.</param>
    /// <returns>The next version.</returns>
    /// <exception cref="ArgumentException">There is no such rule.</exception>
    public RuleBook With(RuleScope scope, RuleSetting setting)
    {
        if (RuleCatalog.Find(setting.Rule) is null)
            throw new ArgumentException($"There is no rule {setting.Rule}.", nameof(setting));
        return new RuleBook
        {
            Set = Set.SetItem((setting.Rule, scope), setting), Version = Version + 1, Breakers = Breakers,
        };
    }

    /// <summary>The book with breakers on or off.</summary>
    /// <param name="breakers">Whether steps above an alarm act.</param>
    /// <returns>The next version.</returns>
    public RuleBook WithBreakers(bool breakers) =>
        new() { Set = Set, Version = Version + 1, Breakers = breakers };

    /// <summary>The book with one setting patched.</summary>
    /// <param name="scope">Whom it is for.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="patch">What is said; the rest is as it was for the scope, else as for each server.</param>
    /// <returns>The next version.</returns>
    /// <exception cref="ArgumentException">There is no such rule, or it does not watch the scope.</exception>
    public RuleBook With(RuleScope scope, string rule, RulePatch patch) =>
        With(scope, patch.Apply(At(scope, rule)
            ?? throw new ArgumentException(RuleChecks.Unwatched(rule, scope) + ".", nameof(scope))));

    /// <summary>How a rule is set for a scope, whether breakers act or not: as its own, else as the wider
    /// one.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="rule">The rule.</param>
    /// <returns>The setting; null when the rule does not watch the scope.</returns>
    public RuleSetting? At(RuleScope scope, string rule) => Get(rule, scope) ?? scope.Kind switch
    {
        RuleScopeKind.Symbol when RuleCatalog.Find(rule) is not { IsOfInstrument: true } => null,
        RuleScopeKind.FleetTotal => RuleCatalog.Find(rule)?.FleetDefault,
        RuleScopeKind.EachServer => RuleCatalog.Find(rule)?.Default,
        _ => Get(rule, RuleScope.EachServer) ?? RuleCatalog.Find(rule)?.Default,
    };

    /// <summary>The setting in force for a server.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="server">The server.</param>
    /// <returns>The setting; null when the rule does not watch servers.</returns>
    public RuleSetting? For(string rule, ServerDefinition server) => Effective(
        Get(rule, new RuleScope(RuleScopeKind.Server, server.Name))
        ?? Get(rule, new RuleScope(RuleScopeKind.Group, server.Group))
        ?? Get(rule, RuleScope.EachServer)
        ?? RuleCatalog.Find(rule)?.Default);

    /// <summary>The setting in force for the fleet as a whole.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>The setting; null when the rule does not watch the fleet.</returns>
    public RuleSetting? ForFleet(string rule) =>
        Effective(Get(rule, RuleScope.FleetTotal) ?? RuleCatalog.Find(rule)?.FleetDefault);

    /// <summary>The setting for an instrument, where one is set.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="ticker">The instrument.</param>
    /// <returns>The setting, or null: then the server's is in force.</returns>
    public RuleSetting? ForSymbol(string rule, string ticker) =>
        Effective(Get(rule, new RuleScope(RuleScopeKind.Symbol, ticker)));

    private ImmutableDictionary<(string Rule, RuleScope Scope), RuleSetting> Set { get; init; } =
        ImmutableDictionary<(string Rule, RuleScope Scope), RuleSetting>.Empty;

    private RuleSetting? Get(string rule, RuleScope scope) => Set.GetValueOrDefault((rule, scope));

    private RuleSetting? Effective(RuleSetting? setting) =>
        Breakers || setting is null ? setting : setting.AlarmOnly();
}
