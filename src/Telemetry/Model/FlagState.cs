namespace Ops.Telemetry.Model;

/// <summary>One flag as a server evaluates it.</summary>
/// <param name="Name">The flag's name.</param>
/// <param name="Value">Its value.</param>
/// <param name="Selects">The code path that value selects in the server's own build; null when the build does not know
/// the flag.</param>
public sealed record FlagState(string Name, bool Value, string? Selects);
