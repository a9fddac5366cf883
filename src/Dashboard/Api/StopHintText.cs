using System.Text;
using Ops.Dashboard.Views;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Api;

/// <summary>The smallest sufficient stop and the cost of waiting on the plain page. Nothing waits for it.</summary>
internal static class StopHintText
{
    /// <summary>The paragraph; empty while no flow is abnormal.</summary>
    /// <param name="measured">What is measured; null when there is no picture.</param>
    /// <param name="control">What has been ordered.</param>
    /// <returns>The markup.</returns>
    public static string Html(FleetSnapshot? measured, ControlSnapshot control)
    {
        if (measured?.Stop is not { } stop)
            return "";
        var markup = new StringBuilder();
        if (StopHintView.From(measured, control) is { } hint)
            Append(markup, hint);
        foreach (ServerId server in stop.Servers)
        {
            ServerControl? ordered = control.Servers.FirstOrDefault(one => one.Server == server);
            if (WaitingView.From(WaitingView.CostOf(measured, server, ordered)) is not { } waiting)
                continue;
            string name = measured.Servers[server.Index].Server.Name;
            markup.Append("<p>").Append(PlainPage.Safe(
                $"Waiting for {name} costs {waiting.Loss} and adds {waiting.Flow}; a needless stop costs " +
                $"{waiting.Needless}.")).Append("</p>");
        }
        return markup.ToString();
    }

    private static void Append(StringBuilder markup, StopHintView hint)
    {
        markup.Append($"<h2>Smallest sufficient stop</h2><p>{PlainPage.Safe(hint.Text)}</p><ul>");
        foreach (StopHintView.Kill kill in hint.Scopes)
        {
            string query = Uri.EscapeDataString(kill.Choice);
            markup.Append($"<li><a href=\"kill?choice={query}#choice\">Prepare the stop of ");
            markup.Append($"{PlainPage.Safe(kill.Name)}</a></li>");
        }
        markup.Append("</ul>");
    }
}
