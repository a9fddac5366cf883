using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Views;

/// <summary>One line of what is not as it should be.</summary>
/// <param name="Key">Stable identity: rule and server.</param>
/// <param name="Tone">How loud.</param>
/// <param name="Since">Market time when it was first seen.</param>
/// <param name="Server">Name of the server; null for the fleet.</param>
/// <param name="Message">The sentence.</param>
/// <param name="Action">What its limit does.</param>
public sealed record AnomalyView(string Key, Tone Tone, string Since, string? Server, string Message, string Action)
{
    /// <summary>Lines shown at most.</summary>
    public const int Shown = 50;

    /// <summary>
    /// From the picture: worst first, then by the time they were first seen, so that the first cause stands on top.
    /// </summary>
    /// <param name="fleet">What is measured.</param>
    /// <returns>The lines.</returns>
    public static ViewList<AnomalyView> From(FleetSnapshot fleet) => new(
        fleet.Anomalies.OrderByDescending(static a => a.Severity).ThenBy(static a => a.Since).Take(Shown)
            .Select(a => From(a, fleet)));

    private static AnomalyView From(Anomaly anomaly, FleetSnapshot fleet)
    {
        string? server = anomaly.Server is { } id ? fleet.Servers.FirstOrDefault(s => s.Server.Id == id)?.Server.Name
            : null;
        return new AnomalyView(
            $"{anomaly.Rule}/{server}", ToneText.Of(anomaly.Severity), Format.ClockExact(anomaly.Since), server,
                anomaly.Message,
            anomaly.Action == "none" ? "advice only" : $"limit → {anomaly.Action}");
    }
}
