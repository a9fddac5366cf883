using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>What a hold covers, by name so that it survives a restart and covers servers that join later.</summary>
/// <param name="Kind">How wide.</param>
/// <param name="Target">Name of the server or group; null for the fleet.</param>
public sealed record HaltScope(HaltScopeKind Kind, string? Target)
{
    /// <summary>The whole fleet.</summary>
    public static HaltScope Fleet { get; } = new(HaltScopeKind.Fleet, null);

    /// <summary>One server.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The scope.</returns>
    public static HaltScope Server(string name) => new(HaltScopeKind.Server, name);

    /// <summary>One group.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The scope.</returns>
    public static HaltScope Group(string name) => new(HaltScopeKind.Group, name);

    /// <summary>Whether it is the canary's: it stops nothing that trades.</summary>
    public bool IsCanary => Kind == HaltScopeKind.Server && Target == Canary.Name;

    /// <summary>Whether a server is covered.</summary>
    /// <param name="server">The server.</param>
    /// <returns>True when a hold of this scope stops it.</returns>
    public bool Covers(ServerDefinition server) => Kind switch
    {
        HaltScopeKind.Server => server.Name == Target,
        HaltScopeKind.Group => server.Group == Target && !server.IsCanary,
        HaltScopeKind.Fleet => !server.IsCanary,
        _ => throw new InvalidOperationException($"{Kind} is not a scope."),
    };

    /// <summary>The scope in words: "server smars-8", "group retail", "all servers".</summary>
    public override string ToString() => Kind switch
    {
        HaltScopeKind.Server => $"server {Target}",
        HaltScopeKind.Group => $"group {Target}",
        _ => "all servers",
    };
}
