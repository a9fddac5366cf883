namespace Ops.Soak.Tests.Doors;

/// <summary>A kill as somebody gives it at a door.</summary>
/// <param name="Scope">server, group or fleet.</param>
/// <param name="Target">Name of the server or group; null for the fleet.</param>
/// <param name="Mode">block or blockAndCancel.</param>
/// <param name="Id">Identity of the command.</param>
internal sealed record SoakKill(string Scope, string? Target, string Mode, Guid Id)
{
    /// <summary>Why.</summary>
    public string Reason { get; init; } = "monkey";

    /// <summary>Its fields, as forms and bodies name them.</summary>
    public IEnumerable<(string Name, string? Value)> Fields =>
        [("scope", Scope), ("target", Target), ("mode", Mode), ("reason", Reason), ("commandId", $"{Id}")];
}
