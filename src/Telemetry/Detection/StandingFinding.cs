using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection;

/// <summary>A rule's finding with the time it was first seen without a pause.</summary>
/// <param name="Detector">The rule.</param>
/// <param name="Finding">The figures at the last tick.</param>
/// <param name="Since">When it was first seen.</param>
internal readonly record struct StandingFinding(IDetector Detector, Finding Finding, MarketTime Since)
{
    /// <summary>Whether the limit it is about halts a server.</summary>
    public bool Trips => Finding is { Severity: AnomalySeverity.Critical, Action: LimitAction.Block };

    /// <summary>The form a person reads.</summary>
    /// <param name="server">The server; null for the fleet.</param>
    /// <returns>The anomaly.</returns>
    public Anomaly ToAnomaly(ServerId? server)
    {
        bool money = Detector.Unit[0] == '$';
        string action = Finding.Action switch
        {
            LimitAction.Alarm => "alarm",
            LimitAction.Block => "block",
            _ => "none",
        };
        return new Anomaly(
            Detector.Rule, server, Finding.Severity, InUnit(Finding.Value, money), InUnit(Finding.Limit, money),
            Detector.Unit, action, Since, Detector.Describe(Finding));
    }

    private static decimal InUnit(long value, bool money) => money ? new Money(value).Dollars : value;
}
