using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Api;

/// <summary>One covered server of a kill. A value that does not exist yet is null.</summary>
/// <param name="Server">Its name.</param>
/// <param name="State">State of its flow.</param>
/// <param name="Stuck">Whether a sender did not clear its slot in time: one order may still leave.</param>
/// <param name="BlockedMilliseconds">From the request of its oldest hold to latched and quiet.</param>
/// <param name="AcknowledgedMilliseconds">To its acknowledgement.</param>
/// <param name="DrainedMilliseconds">To no order open at the venue, by the server's own word.</param>
/// <param name="LastSend">Number of its last new order at the acknowledgement.</param>
/// <param name="OpenOrders">Orders still open at the venue, by the server's own word.</param>
/// <param name="InDoubtOrders">Orders of which the venue has said nothing.</param>
/// <param name="OrdersAfterBlock">Orders seen after the acknowledgement: a leak when not 0.</param>
internal sealed record KillReceiptServer(
    string Server, string State, bool Stuck, double? BlockedMilliseconds, double? AcknowledgedMilliseconds,
    double? DrainedMilliseconds, long LastSend, int OpenOrders, int? InDoubtOrders, long OrdersAfterBlock)
{
    /// <summary>Where its stop stands, in words.</summary>
    public string Stage { get; init; } = KillStage.Requested.Words();

    /// <summary>To the proof by the venue's drop copy.</summary>
    public double? ProvenMilliseconds { get; init; }

    /// <summary>Market time up to which the drop copy was heard at the proof.</summary>
    public string? ProvenAt { get; init; }

    /// <summary>What is missing for the proof, in a sentence.</summary>
    public string? Missing { get; init; }

    /// <summary>Whether its gate is cut from the venue.</summary>
    public bool IsSevered { get; init; }

    /// <summary>What happened since the request, oldest first.</summary>
    public IReadOnlyList<KillStepBody> Steps { get; init; } = [];

    /// <summary>The three sources side by side; null without a drop copy.</summary>
    public KillSourcesBody? Sources { get; init; }

    /// <summary>Orders that are still live or in doubt, with the reason; the first of them.</summary>
    public IReadOnlyList<LiveOrderBody> Live { get; init; } = [];

    /// <summary>From the pictures.</summary>
    /// <param name="server">What has been ordered.</param>
    /// <param name="stuck">Whether a sender was stuck.</param>
    /// <param name="picture">What is measured; null when nothing is yet.</param>
    /// <returns>The row.</returns>
    public static KillReceiptServer From(ServerControl server, bool stuck, FleetSnapshot? picture)
    {
        ServerReconciliation? sources = Find(picture?.Reconciliation ?? [], server.Server);
        ServerStatus? measured = picture?.Servers.FirstOrDefault(s => s.Server.Name == server.Name);
        int? inDoubt = sources?.Word.InDoubt ?? measured?.Reading.UnacknowledgedOrders;
        return new KillReceiptServer(
            server.Name, server.State.ToString(), stuck, server.BlockLatency?.TotalMilliseconds,
            server.AckLatency?.TotalMilliseconds, server.DrainLatency?.TotalMilliseconds, server.LastSendAtAck,
            server.OpenOrders, inDoubt, server.OrdersAfterBlock)
        {
            Stage = server.Stage.Words(),
            ProvenMilliseconds = server.ProofLatency?.TotalMilliseconds,
            ProvenAt = server.ProvenAt?.ToString(),
            Missing = server.Missing,
            IsSevered = server.IsSevered,
            Steps = [.. server.Steps.Select(KillStepBody.From)],
            Sources = sources is null ? null : KillSourcesBody.From(sources),
            Live = sources is null ? [] : [.. sources.Live.Select(o => LiveOrderBody.From(o, picture!.Fleet))],
        };
    }

    private static ServerReconciliation? Find(IEnumerable<ServerReconciliation> rows, ServerId server) =>
        rows.FirstOrDefault(row => row.Server == server);
}
