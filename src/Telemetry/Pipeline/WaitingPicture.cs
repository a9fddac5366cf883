using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Pipeline;

/// <summary>What waiting costs and which stop would be enough, for a picture.</summary>
internal static class WaitingPicture
{
    private const int FewServers = 128;

    /// <summary>The cost of waiting.</summary>
    /// <param name="servers">The servers.</param>
    /// <param name="anomalies">What stands.</param>
    /// <returns>The costs: of all while they are few, else of those that a finding names.</returns>
    public static ImmutableArray<WaitingCost> CostsOf(
        ImmutableArray<ServerStatus> servers, ImmutableArray<Anomaly> anomalies)
    {
        IEnumerable<ServerStatus> asked = servers.Length <= FewServers ? servers
            : anomalies.Where(static anomaly => anomaly.Server is not null)
                .Select(anomaly => servers[anomaly.Server!.Value.Index]).Distinct();
        return
        [
            .. asked.Where(static server => server.Feed is not (FeedColour.Red or FeedColour.Quarantined))
                .Select(static server => WaitingCosts.Of(
                    server.Reading, server.Server.Id, server.Trend.Last(WaitingCosts.Memory + 1)))
                .OfType<WaitingCost>(),
        ];
    }

    /// <summary>The smallest sufficient stop.</summary>
    /// <param name="servers">The servers.</param>
    /// <param name="anomalies">What stands.</param>
    /// <returns>The suggestion; null while no flow is abnormal.</returns>
    public static StopSuggestion? StopOf(ImmutableArray<ServerStatus> servers, ImmutableArray<Anomaly> anomalies)
    {
        if (anomalies.All(static anomaly => anomaly.Severity < AnomalySeverity.Critical))
            return null;
        FlowShare[] flows = AbnormalFlow.Of([.. servers.Select(static one => (one.Server, one.Reading))], anomalies);
        ImmutableArray<int> chosen = SmallestStop.Of(flows);
        if (chosen.IsEmpty)
            return null;
        long all = flows.Sum(static flow => flow.Abnormal);
        return new StopSuggestion(
            [.. chosen.Select(static server => new ServerId((ushort)server))],
            SmallestStop.ScopesOf(chosen, [.. servers.Select(static one => one.Server)]),
            (int)(chosen.Sum(server => flows[server].Abnormal) * 100 / all),
            chosen.Sum(server => flows[server].Good));
    }
}
