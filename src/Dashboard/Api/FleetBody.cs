using Ops.Dashboard.Views;
using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Api;

/// <summary>
/// The fleet as GET /api/fleet answers and the hub sends. Money in dollars, rates per second, durations in seconds.
/// </summary>
/// <param name="Version">Rises with every picture.</param>
/// <param name="Epoch">The world, counted by this process from 1.</param>
/// <param name="Mode">Live, Training or Replay.</param>
/// <param name="Title">Title of the fleet.</param>
/// <param name="SessionDate">Date of the session.</param>
/// <param name="Zone">Zone of market times.</param>
/// <param name="MarketTime">Market time of the picture.</param>
/// <param name="Phase">Phase of the session.</param>
/// <param name="PublishedAt">Real time of its making, UTC.</param>
/// <param name="Servers">The servers.</param>
/// <param name="Total">Sums over the fleet.</param>
/// <param name="Limits">Limits of the fleet.</param>
/// <param name="Anomalies">What the detectors see, worst first.</param>
/// <param name="LostNotices">Notices lost because the loop did not keep up.</param>
/// <param name="EventToSnapshotSeconds">Age of the newest batch at its making; null in virtual time.</param>
/// <param name="SmallestStop">The smallest stop that takes the abnormal flow away; null while none is.</param>
internal sealed record FleetBody(
    long Version, long Epoch, string Mode, string Title, string SessionDate, string Zone, string MarketTime,
    string Phase,
    string PublishedAt, IReadOnlyList<FleetServerBody> Servers, ReadingBody Total, LimitsBody Limits,
    IReadOnlyList<AnomalyBody> Anomalies, long LostNotices, double? EventToSnapshotSeconds,
    StopBody? SmallestStop)
{
    /// <summary>From the two pictures.</summary>
    /// <param name="fleet">What is measured.</param>
    /// <param name="control">What has been ordered.</param>
    /// <param name="epoch">The world.</param>
    /// <returns>The body.</returns>
    public static FleetBody From(FleetSnapshot fleet, ControlSnapshot control, long epoch) => new(
        fleet.Version, epoch, fleet.Fleet.Mode.ToString(), fleet.Fleet.Title,
        fleet.Fleet.SessionDate.ToString("yyyy-MM-dd"),
        fleet.Fleet.Zone, fleet.At.ToString(), fleet.Phase.ToString(), fleet.PublishedAt.ToString(),
        [.. fleet.Servers.Select(s => FleetServerBody.From(
            s, control, epoch,
            WaitingView.CostOf(fleet, s.Server.Id, control.Servers.FirstOrDefault(c => c.Name == s.Server.Name))))],
        ReadingBody.From(fleet.Total),
        LimitsBody.From(fleet.TotalLimits), [.. fleet.Anomalies.Select(a => AnomalyBody.From(a, fleet.Fleet))],
        fleet.LostNotices,
        fleet.EventToSnapshot?.TotalSeconds, StopBody.From(fleet));
}
