namespace Ops.Telemetry.Contracts;

/// <summary>Whom a setting of a rule is for; the narrowest that fits is in force.</summary>
public enum RuleScopeKind
{
    /// <summary>Each server, unless something narrower is set.</summary>
    EachServer = 0,

    /// <summary>Each server of a group.</summary>
    Group = 1,

    /// <summary>One server.</summary>
    Server = 2,

    /// <summary>One instrument, on every server.</summary>
    Symbol = 3,

    /// <summary>The sums over the fleet.</summary>
    FleetTotal = 4,
}
