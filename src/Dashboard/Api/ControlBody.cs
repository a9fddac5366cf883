using Ops.Dashboard.Drill;
using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Api;

/// <summary>What has been ordered, as GET /api/control answers.</summary>
/// <param name="Version">Rises with every change.</param>
/// <param name="Servers">The servers.</param>
/// <param name="Holds">Standing holds, oldest first.</param>
/// <param name="Requests">Releases that wait for a second person.</param>
/// <param name="JournalHealthy">Whether the journal could write its last entry.</param>
/// <param name="Ramps">Restarts in stages that are under way, oldest first.</param>
internal sealed record ControlBody(
    long Version, IReadOnlyList<KillReceiptServer> Servers, IReadOnlyList<HoldBody> Holds,
    IReadOnlyList<ReleaseBody> Requests, bool JournalHealthy, IReadOnlyList<RampBody> Ramps)
{
    /// <summary>Whether a kill is proven, and through which doors.</summary>
    public DrillBody? Drill { get; init; }

    /// <summary>From the picture.</summary>
    /// <param name="control">The picture.</param>
    /// <returns>The body.</returns>
    public static ControlBody From(ControlSnapshot control) => new(
        control.Version,
        [.. control.Servers.Select(static s => KillReceiptServer.From(s, stuck: false, picture: null))],
        [.. control.Holds.Select(HoldBody.From)],
        [.. control.Requests.Select(r => ReleaseBody.From(new ReleaseResult(ReleaseOutcome.AwaitingApproval, r)))],
        control.JournalHealthy, [.. control.Ramps.Select(RampBody.From)]);
}
