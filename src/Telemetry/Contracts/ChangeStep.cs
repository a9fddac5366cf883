namespace Ops.Telemetry.Contracts;

/// <summary>A change on one server, fully decided.</summary>
/// <param name="Server">Name of the server.</param>
/// <param name="Build">The build it gets; null to keep it.</param>
/// <param name="Flag">The flag that is set; null for none.</param>
/// <param name="On">The flag's new value.</param>
/// <param name="Restarts">Whether it only starts again.</param>
public sealed record ChangeStep(string Server, string? Build, string? Flag, bool On, bool Restarts);
