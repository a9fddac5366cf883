namespace Ops.Telemetry.Contracts;

/// <summary>
/// Told of every finding of every rule at the moment it begins to stand or rises on its ladder: on the batch or tick
/// that showed it, not when a picture is made. Runs on the loop's thread.
/// </summary>
public interface IFindingTap
{
    /// <summary>A finding began to stand, or rose to a higher step.</summary>
    /// <param name="anomaly">What was found; <see cref="Anomaly.Since"/> is the time of the batch's event or of the
    /// tick.</param>
    void OnFinding(Anomaly anomaly);
}
