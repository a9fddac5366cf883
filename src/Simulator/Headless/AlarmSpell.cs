using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless;

/// <summary>One time that a finding stood: a rule on a server, from when to when.</summary>
/// <param name="First">The finding as it was first seen.</param>
internal sealed record AlarmSpell(Anomaly First)
{
    /// <summary>The worst it became.</summary>
    public AnomalySeverity Severity { get; init; } = First.Severity;

    /// <summary>When it became critical; null when it never did.</summary>
    public MarketTime? CriticalSince { get; init; } =
        First.Severity >= AnomalySeverity.Critical ? First.Since : null;

    /// <summary>When it was last seen standing.</summary>
    public MarketTime LastSeen { get; init; } = First.Since;

    /// <summary>The words of its worst.</summary>
    public string Message { get; init; } = First.Message;

    /// <summary>The same, seen again.</summary>
    /// <param name="anomaly">The finding as it is now.</param>
    /// <param name="now">Market time.</param>
    /// <returns>The spell.</returns>
    public AlarmSpell Seen(Anomaly anomaly, MarketTime now)
    {
        bool isWorse = anomaly.Severity > Severity;
        bool turnsCritical = CriticalSince is null && anomaly.Severity >= AnomalySeverity.Critical;
        return this with
        {
            Severity = isWorse ? anomaly.Severity : Severity,
            CriticalSince = turnsCritical ? Later(anomaly.SeenAt, now) : CriticalSince,
            LastSeen = now > LastSeen ? now : LastSeen,
            Message = isWorse ? anomaly.Message : Message,
        };
    }

    private static MarketTime Later(MarketTime seen, MarketTime now) => seen == default ? now : seen;
}
