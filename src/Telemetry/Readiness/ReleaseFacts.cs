using System.Collections.Immutable;
using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Readiness;

/// <summary>What a release checklist is computed from: the pictures of one moment.</summary>
/// <param name="Hold">The hold.</param>
/// <param name="Control">What has been ordered.</param>
/// <param name="Fleet">What is measured; null before the first picture.</param>
/// <param name="LimitsThen">How rules and gates were set when the hold was taken; null when nobody saw that.</param>
/// <param name="LimitsNow">How they are set now.</param>
/// <param name="Cause">The cause named in the request; null while nobody has asked.</param>
internal sealed record ReleaseFacts(
    Hold Hold, ControlSnapshot Control, FleetSnapshot? Fleet, SetLimits? LimitsThen, SetLimits LimitsNow,
    string? Cause)
{
    /// <summary>The servers in the fleet that the hold covers, as ordered and as measured.</summary>
    public ImmutableArray<(ServerControl Ordered, ServerStatus Measured)> Servers { get; } = Join(Hold, Control, Fleet);

    /// <summary>Whether a server's figures can't be trusted.</summary>
    /// <param name="server">The server.</param>
    /// <returns>True when its feed is silent or set aside.</returns>
    public static bool IsBlind(ServerStatus server) => server.Feed is FeedColour.Red or FeedColour.Quarantined;

    /// <summary>The names of some servers.</summary>
    /// <param name="servers">The servers.</param>
    /// <returns>Such as "smars-1, smars-2 and 6 more".</returns>
    public static string Names(IEnumerable<ServerStatus> servers)
    {
        string[] all = [.. servers.Select(static server => server.Server.Name)];
        return all.Length <= 3 ? string.Join(", ", all) : $"{all[0]}, {all[1]} and {all.Length - 2} more";
    }

    private static ImmutableArray<(ServerControl, ServerStatus)> Join(
        Hold hold, ControlSnapshot control, FleetSnapshot? fleet) =>
        fleet is null ? [] :
        [
            .. from status in fleet.Servers
               where hold.Scope.Covers(status.Server)
               let ordered = control.Servers.FirstOrDefault(row => row.Server == status.Server.Id)
               where ordered is not null && ordered.State != FlowState.Absent
               select (ordered, status),
        ];
}
