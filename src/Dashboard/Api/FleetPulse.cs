using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Api;

/// <summary>How old the last picture of the fleet is.</summary>
/// <param name="fleet">The pictures.</param>
/// <param name="time">The clock.</param>
internal sealed class FleetPulse(IFleetReader fleet, TimeProvider time)
{
    /// <summary>Older than this, pictures do not flow.</summary>
    public static readonly TimeSpan Stale = TimeSpan.FromSeconds(5);

    /// <summary>Age of the last picture.</summary>
    /// <returns>The age; null when there is no picture.</returns>
    public TimeSpan? Age() => fleet.Current?.AgeBy(time);
}
