namespace Ops.Telemetry.Model;

/// <summary>
/// Position of an order server in its fleet: 0 to <see cref="Limits.MaxServers"/> - 1. Names live in <see
/// cref="FleetDefinition"/>.
/// </summary>
/// <param name="Index">Zero-based index, stable for the life of a fleet.</param>
public readonly record struct ServerId(ushort Index)
{
    /// <inheritdoc/>
    public override string ToString() => $"server#{Index}";
}
