using System.Collections.Immutable;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>
/// How the hard limits of every gate are set: an immutable value. What nobody set is as <see
/// cref="GateLimits.Standard"/> has it; the narrowest setting that fits a server is in force.
/// </summary>
public sealed record GateLimitBook
{
    private GateLimitBook()
    {
    }

    /// <summary>The standard limits everywhere.</summary>
    public static GateLimitBook Standard { get; } = new() { Base = GateLimits.Standard };

    /// <summary>What holds where nothing else is set.</summary>
    public GateLimits Base { get; private init; } = GateLimits.Standard;

    /// <summary>What was set beyond the base.</summary>
    public IEnumerable<(RuleScope Scope, string Limit, GateLimit Value)> Overrides =>
        Set.Select(static entry => (entry.Key.Scope, entry.Key.Limit, entry.Value))
            .OrderBy(static entry => entry.Limit, StringComparer.Ordinal)
            .ThenBy(static entry => entry.Scope.Kind)
            .ThenBy(static entry => entry.Scope.Target, StringComparer.Ordinal);

    /// <summary>A book that has the same limits for everybody.</summary>
    /// <param name="limits">The limits.</param>
    /// <returns>The book.</returns>
    public static GateLimitBook Of(GateLimits limits) => new() { Base = limits };

    /// <summary>The book with one limit changed.</summary>
    /// <param name="scope">Each server, a group, a server or an instrument.</param>
    /// <param name="limit">Code of the limit.</param>
    /// <param name="value">Its value.</param>
    /// <returns>The changed book.</returns>
    /// <exception cref="ArgumentException">There is no such limit, or the scope is none of a gate.</exception>
    public GateLimitBook With(RuleScope scope, string limit, GateLimit value)
    {
        GateLimitDescriptor known = GateLimitCatalog.Find(limit)
            ?? throw new ArgumentException(GateLimitCatalog.Unknown(limit), nameof(limit));
        if (FaultOf(known, scope) is { } fault)
            throw new ArgumentException(fault, nameof(scope));
        return this with { Set = Set.SetItem((limit, scope), value) };
    }

    /// <summary>Why a limit can't be set for a scope.</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="scope">The scope.</param>
    /// <returns>A sentence with what would be right; null when it can.</returns>
    public static string? FaultOf(GateLimitDescriptor limit, RuleScope scope) => scope.Kind switch
    {
        RuleScopeKind.FleetTotal => "gates are set for each server, a group, a server or an instrument.",
        RuleScopeKind.Symbol when !limit.IsOfInstrument =>
            $"{limit.Code} is a sum over all instruments; it is set for each server, a group or a server.",
        _ => null,
    };

    /// <summary>What is in force for a scope: its own value, else the next wider one's.</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="scope">The scope.</param>
    /// <returns>The value.</returns>
    public GateLimit At(GateLimitDescriptor limit, RuleScope scope) =>
        Set.TryGetValue((limit.Code, scope), out GateLimit own) ? own
        : Set.TryGetValue((limit.Code, RuleScope.EachServer), out GateLimit each) ? each : limit.Read(Base);

    /// <summary>The limits in force for a server's gate.</summary>
    /// <param name="server">The server.</param>
    /// <returns>The limits.</returns>
    public GateLimits For(ServerDefinition server)
    {
        GateLimits limits = Base;
        foreach (GateLimitDescriptor limit in GateLimitCatalog.All)
            limits = limit.Write(limits, For(limit, server));
        return limits;
    }

    /// <summary>The limits in force for a server's gate, with those of single instruments.</summary>
    /// <param name="server">The server.</param>
    /// <param name="symbols">The universe.</param>
    /// <returns>The limits.</returns>
    public GateLimitSet For(ServerDefinition server, ImmutableArray<SymbolDefinition> symbols)
    {
        GateLimits each = For(server);
        HashSet<string> named = [.. Set.Keys.Where(static key => key.Scope.Kind == RuleScopeKind.Symbol)
            .Select(static key => key.Scope.Target!)];
        return new GateLimitSet(each)
        {
            Symbols = [.. symbols.Where(symbol => named.Contains(symbol.Ticker))
                .Select(symbol => (symbol.Id, For(each, symbol.Ticker)))],
        };
    }

    /// <summary>What is in force for one instrument at a server: its own value where one is set.</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="server">The server.</param>
    /// <param name="ticker">The instrument.</param>
    /// <returns>The value.</returns>
    public GateLimit For(GateLimitDescriptor limit, ServerDefinition server, string ticker) =>
        OfSymbol(limit, ticker) ?? For(limit, server);

    private ImmutableDictionary<(string Limit, RuleScope Scope), GateLimit> Set { get; init; } =
        ImmutableDictionary<(string Limit, RuleScope Scope), GateLimit>.Empty;

    private GateLimits For(GateLimits limits, string ticker)
    {
        foreach (GateLimitDescriptor limit in GateLimitCatalog.All)
        {
            if (OfSymbol(limit, ticker) is { } own)
                limits = limit.Write(limits, own);
        }
        return limits;
    }

    private GateLimit? OfSymbol(GateLimitDescriptor limit, string ticker) =>
        Set.TryGetValue((limit.Code, new RuleScope(RuleScopeKind.Symbol, ticker)), out GateLimit own) ? own : null;

    private GateLimit For(GateLimitDescriptor limit, ServerDefinition server) =>
        Set.TryGetValue((limit.Code, new RuleScope(RuleScopeKind.Server, server.Name)), out GateLimit own) ? own
        : At(limit, new RuleScope(RuleScopeKind.Group, server.Group));
}
