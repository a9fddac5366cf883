using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Pipeline;

/// <summary>
/// What waiting costs and which stop would be enough, for one picture after the other: what the past says is worked out
/// once a second and not with every picture.
/// </summary>
/// <param name="servers">How many servers there are.</param>
internal sealed class WaitingPicture(int servers)
{
    private const int FewServers = 128;

    private readonly (long Version, WaitingPast? Past)[] _pasts = new (long, WaitingPast?)[servers];
    private readonly TrendPoint[] _last = new TrendPoint[WaitingCosts.Memory + 1];

    /// <summary>The cost of waiting.</summary>
    /// <param name="servers">The servers.</param>
    /// <param name="anomalies">What stands.</param>
    /// <returns>The costs: of all while they are few, else of those that a finding names.</returns>
    public ImmutableArray<WaitingCost> CostsOf(
        ImmutableArray<ServerStatus> servers, ImmutableArray<Anomaly> anomalies)
    {
        IEnumerable<ServerStatus> asked = servers.Length <= FewServers ? servers
            : anomalies.Where(static anomaly => anomaly.Server is not null)
                .Select(anomaly => servers[anomaly.Server!.Value.Index]).Distinct();
        var costs = ImmutableArray.CreateBuilder<WaitingCost>(servers.Length);
        foreach (ServerStatus server in asked)
        {
            if (server.Feed is not (FeedColour.Red or FeedColour.Quarantined) && PastOf(server) is { } past)
                costs.Add(past.With(server.Reading, server.Server.Id));
        }
        return costs.DrainToImmutable();
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

    private WaitingPast? PastOf(ServerStatus server)
    {
        ref (long Version, WaitingPast? Past) kept = ref _pasts[server.Server.Id.Index];
        long version = server.Trend.Version;
        if (kept.Version != version)
            kept = (version, WaitingCosts.PastOf(_last.AsSpan(0, server.Trend.CopyLast(_last))));
        return kept.Past;
    }
}
