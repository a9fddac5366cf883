namespace Ops.Telemetry.Model;

/// <summary>A server of the fleet as it was declared.</summary>
/// <param name="Id">Its index.</param>
/// <param name="Name">Its name, unique in the fleet, e.g. smars-8.</param>
/// <param name="Group">The group it belongs to.</param>
public sealed record ServerDefinition(ServerId Id, string Name, string Group)
{
    /// <summary>
    /// Whether it is the canary: a gate with no server behind it, for drills. No scope but its own covers it, and no
    /// total counts it.
    /// </summary>
    public bool IsCanary { get; init; }
}
