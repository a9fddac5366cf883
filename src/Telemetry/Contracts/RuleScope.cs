namespace Ops.Telemetry.Contracts;

/// <summary>Whom a setting of a rule is for.</summary>
/// <param name="Kind">How wide.</param>
/// <param name="Target">Name of the group, server or instrument; null for each server and for the fleet.</param>
public sealed record RuleScope(RuleScopeKind Kind, string? Target)
{
    /// <summary>Each server.</summary>
    public static RuleScope EachServer { get; } = new(RuleScopeKind.EachServer, null);

    /// <summary>The sums over the fleet.</summary>
    public static RuleScope FleetTotal { get; } = new(RuleScopeKind.FleetTotal, null);

    /// <summary>The scope in words.</summary>
    public override string ToString() => Kind switch
    {
        RuleScopeKind.EachServer => "each server",
        RuleScopeKind.FleetTotal => "the fleet as a whole",
        RuleScopeKind.Group => $"group {Target}",
        RuleScopeKind.Server => $"server {Target}",
        _ => $"instrument {Target}",
    };
}
