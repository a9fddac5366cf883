namespace Ops.Telemetry.Contracts;

/// <summary>Reads what the facts say about a release.</summary>
public interface IReleaseReader
{
    /// <summary>The checklist of a standing hold as of now.</summary>
    /// <param name="hold">The hold.</param>
    /// <returns>The checklist; null when there is no such hold.</returns>
    ReleaseChecklist? Check(HoldId hold);
}
