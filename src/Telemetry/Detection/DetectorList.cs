namespace Ops.Telemetry.Detection;

/// <summary>The rules in force. A new rule is a class of its own, a line here and one in the catalogue.</summary>
internal static class DetectorList
{
    /// <summary>Makes the detectors of one server, or of the fleet.</summary>
    /// <returns>New instances, the worst kind of trouble first.</returns>
    public static IReadOnlyList<IDetector> Create() =>
    [
        new EnteredExposureLimit(),
        new LossSlopeLimit(),
        new LossLimit(),
        new OrderRateLimit(),
        new OrderRateHistory(),
        new RepeatedTrips(),
        new ResetWithoutCause(),
        new LimitRaisedInUse(),
    ];
}
