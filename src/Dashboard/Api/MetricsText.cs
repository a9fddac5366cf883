using System.Globalization;
using System.Text;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Api;

/// <summary>The pictures as Prometheus text. Pure.</summary>
internal static class MetricsText
{
    /// <summary>Media type of the text.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private static readonly (string Name, string Type, string Help, Func<ServerStatus, decimal> Value)[] s_perServer =
    [
        ("ops_parent_orders_total", "counter", "Client orders received.", s => s.Reading.Parents),
        ("ops_child_orders_total", "counter", "Orders sent to the venue.", s => s.Reading.Children),
        ("ops_executions_total", "counter", "Executions.", s => s.Reading.Executions),
        ("ops_shares_executed_total", "counter", "Shares executed.", s => s.Reading.SharesExecuted),
        ("ops_rejects_total", "counter", "Orders the venue rejected.", s => s.Reading.Rejects),
        ("ops_refusals_total", "counter", "Orders the gate refused.", s => s.Reading.Refusals),
        ("ops_orders_last_second", "gauge", "Orders sent in the last second of market time.", s =>
        s.Reading.In1s[OrderEventKind.Sent]),
        ("ops_open_orders", "gauge", "Orders at the venue.", s => s.Reading.OpenOrders),
        ("ops_unacknowledged_orders", "gauge", "Orders the venue has not answered.", s =>
        s.Reading.UnacknowledgedOrders),
        ("ops_entered_exposure_dollars", "gauge", "Open and filled exposure.", s => s.Reading.EnteredExposure.Dollars),
        ("ops_gross_exposure_dollars", "gauge", "Gross exposure.", s => s.Reading.GrossExposure.Dollars),
        ("ops_net_exposure_dollars", "gauge", "Net exposure.", s => s.Reading.NetExposure.Dollars),
        ("ops_pnl_dollars", "gauge", "Profit, negative for a loss.", s => s.Reading.Pnl.Dollars),
        ("ops_lost_events_total", "counter", "Events that never arrived.", s => s.Reading.MissedEvents),
        ("ops_repeated_events_total", "counter", "Events that came again or out of order.", s =>
        s.Reading.RepeatedEvents),
        ("ops_orders_after_block_total", "counter", "Orders after an acknowledged halt: a leak.", s =>
        s.Reading.OrdersAfterBlock),
        ("ops_feed_colour", "gauge", "0 green, 1 yellow, 2 red, 3 quarantined.", s => (int)s.Feed),
    ];

    /// <summary>Writes it.</summary>
    /// <param name="fleet">What is measured; null before the first picture.</param>
    /// <param name="control">What has been ordered.</param>
    /// <param name="pictureAge">Age of the picture; null when there is none.</param>
    /// <param name="framesEncoded">Frames encoded for wallboards.</param>
    /// <returns>The text.</returns>
    public static string Write(FleetSnapshot? fleet, ControlSnapshot control, TimeSpan? pictureAge, long framesEncoded)
    {
        var text = new StringBuilder(16 * 1024);
        Single(text, "ops_picture_age_seconds", "gauge", "Age of the last picture of the fleet; NaN before the first.",
            pictureAge?.TotalSeconds ?? double.NaN);
        Single(text, "ops_holds", "gauge", "Standing holds.", control.Holds.Length);
        Single(text, "ops_release_requests", "gauge", "Releases that wait for a second person.",
            control.Requests.Length);
        Single(text, "ops_journal_healthy", "gauge", "1 while the journal could write its last entry.",
            control.JournalHealthy ? 1 : 0);
        Single(text, "ops_hub_frames_encoded_total", "counter", "Frames encoded for wallboards.", framesEncoded);
        Head(text, "ops_flow_state", "gauge", "1 for the state a server's flow is in.");
        foreach (ServerControl server in control.Servers)
        {
            string labels = $"server=\"{Label(server.Name)}\",group=\"{Label(server.Group)}\",state=\"{server.State}\"";
            text.Append("ops_flow_state{").Append(labels).Append("} 1\n");
        }
        if (fleet is not null)
            WriteFleet(text, fleet);
        return text.ToString();
    }

    private static void WriteFleet(StringBuilder text, FleetSnapshot fleet)
    {
        Single(text, "ops_market_time_seconds", "gauge", "Market time, seconds after midnight.",
            fleet.At.TimeOfDay.TotalSeconds);
        Single(text, "ops_lost_notices_total", "counter", "Notices lost because the loop did not keep up.",
            fleet.LostNotices);
        Single(text, "ops_loop_lag_seconds", "gauge",
            "Age of the newest batch when the picture was made; NaN in virtual time.",
            fleet.EventToSnapshot?.TotalSeconds ?? double.NaN);
        Head(text, "ops_anomalies", "gauge", "Anomalies seen now, by severity.");
        foreach (AnomalySeverity severity in Enum.GetValues<AnomalySeverity>())
            text.Append($"ops_anomalies{{severity=\"{severity}\"}} " +
                $"{fleet.Anomalies.Count(a => a.Severity == severity)}\n");
        foreach ((string name, string type, string help, Func<ServerStatus, decimal> value) in s_perServer)
        {
            Head(text, name, type, help);
            foreach (ServerStatus server in fleet.Servers)
                text.Append(CultureInfo.InvariantCulture,
                    $"{name}{{server=\"{Label(server.Server.Name)}\",group=\"{Label(server.Server.Group)}\"}} " +
                    $"{value(server)}\n");
        }
    }

    private static void Single(StringBuilder text, string name, string type, string help, double value)
    {
        Head(text, name, type, help);
        text.Append(CultureInfo.InvariantCulture, $"{name} {value}\n");
    }

    private static void Head(StringBuilder text, string name, string type, string help) =>
        text.Append($"# HELP {name} {help}\n# TYPE {name} {type}\n");

    private static string Label(string value) => value.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n");
}
