using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Readiness;

/// <summary>The cause is named, and what showed it no longer stands.</summary>
internal static class CauseCheck
{
    /// <summary>Makes the line.</summary>
    /// <param name="facts">The facts.</param>
    /// <returns>The line.</returns>
    public static ReleaseLine Of(ReleaseFacts facts)
    {
        if (facts.Cause is null)
            return Line(ReleaseVerdict.Fail, "Nobody has named the cause yet.");
        if (facts.Fleet is not { } fleet)
            return Line(ReleaseVerdict.Unknown, "The cause is named; there is no picture to hold it against.");
        if (Standing(facts, fleet) is { } anomaly)
        {
            string where = anomaly.Server is { } server ? fleet.Servers[server.Index].Server.Name : "the fleet";
            return Line(
                ReleaseVerdict.Fail,
                $"The cause is named, but {anomaly.Rule} on {where} still stands: {anomaly.Message}");
        }
        ServerStatus[] blind = [.. facts.Servers.Select(static s => s.Measured).Where(ReleaseFacts.IsBlind)];
        return blind.Length > 0
            ? Line(ReleaseVerdict.Unknown, $"Whether it still stands can't be seen on {ReleaseFacts.Names(blind)}.")
            : Line(ReleaseVerdict.Pass, facts.Hold.Kind == HoldKind.Breaker
                ? $"The cause is named, and {facts.Hold.By.Name} no longer stands."
                : "The cause is named, and no grave alarm stands on what the hold covers.");
    }

    /// <summary>The rules that speak of a hold's cause: the one that tripped, else every grave finding on it.</summary>
    /// <param name="hold">The hold.</param>
    /// <param name="anomaly">A finding.</param>
    /// <returns>Whether it speaks of the cause.</returns>
    public static bool SpeaksOf(Hold hold, Anomaly anomaly) => !anomaly.Shadow && hold.Kind switch
    {
        HoldKind.Breaker => anomaly.Rule == hold.By.Name,
        // what differs from the plan has a line of its own
        _ => anomaly.Severity == AnomalySeverity.Critical
            && RuleCatalog.Find(anomaly.Rule)?.Family is not (RuleFamily.Parity or RuleFamily.Feed),
    };

    private static Anomaly? Standing(ReleaseFacts facts, FleetSnapshot fleet) =>
        fleet.Anomalies.FirstOrDefault(anomaly => SpeaksOf(facts.Hold, anomaly) && Concerns(facts, anomaly));

    private static bool Concerns(ReleaseFacts facts, Anomaly anomaly) => anomaly.Server is { } server
        ? facts.Servers.Any(one => one.Measured.Server.Id == server)
        : facts.Hold.Scope.Kind == HaltScopeKind.Fleet;

    private static ReleaseLine Line(ReleaseVerdict verdict, string fact) => new(ReleaseItem.Cause, verdict, fact);
}
