using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Metrics;

/// <summary>
/// What part of each server's flow is abnormal: of a server that a grave finding names, what is above the flow of its
/// unsuspected peers; of any other, nothing.
/// </summary>
public static class AbnormalFlow
{
    /// <summary>Tells the flows apart.</summary>
    /// <param name="servers">The servers, in the order of their ids, with their numbers.</param>
    /// <param name="anomalies">What stands.</param>
    /// <returns>One share per server.</returns>
    public static FlowShare[] Of(
        IReadOnlyList<(ServerDefinition Server, ServerReading Reading)> servers, IEnumerable<Anomaly> anomalies)
    {
        HashSet<ServerId> named = [.. anomalies.Where(SpeaksOfFlow).Select(static anomaly => anomaly.Server!.Value)];
        long[] peers =
        [
            .. servers.Where(one => !named.Contains(one.Server.Id)).Select(static one => Rate(one.Reading)).Order(),
        ];
        long usual = peers.Length == 0 ? 0 : peers[peers.Length / 2];
        return
        [
            .. servers.Select(one =>
            {
                long rate = Rate(one.Reading);
                long abnormal = named.Contains(one.Server.Id) ? Math.Max(0, rate - usual) : 0;
                return new FlowShare(one.Server.Id.Index, one.Server.Group, abnormal, rate - abnormal);
            }),
        ];
    }

    private static bool SpeaksOfFlow(Anomaly anomaly) => anomaly is
    {
        Shadow: false, Server: not null, Severity: AnomalySeverity.Critical,
    } && RuleCatalog.Find(anomaly.Rule)?.Family
        is RuleFamily.Conservation or RuleFamily.Order or RuleFamily.Flow or RuleFamily.Exposure or RuleFamily.Loss;

    // of ten seconds, in thousandths of an order a second
    private static long Rate(ServerReading reading) => reading.In10s[OrderEventKind.Sent] * 100L;
}
