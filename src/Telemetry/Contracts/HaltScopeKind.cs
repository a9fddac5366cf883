namespace Ops.Telemetry.Contracts;

/// <summary>How wide a hold reaches.</summary>
public enum HaltScopeKind
{
    /// <summary>One server.</summary>
    Server = 0,

    /// <summary>A named group of servers.</summary>
    Group = 1,

    /// <summary>The whole fleet, servers that join later included.</summary>
    Fleet = 2,
}
