using Ops.Telemetry.Model;

namespace Ops.Dashboard.Views;

/// <summary>
/// Marks screens of the past, for what stands in them: they show, their links stay in the past, and nothing on them
/// does anything.
/// </summary>
/// <param name="Session">Name of the recording.</param>
public sealed record PastView(string Session)
{
    /// <summary>Where a screen of the past is; the moment stays what it is.</summary>
    /// <param name="screen">Which: fleet, server, alarms, parity, limits, stops.</param>
    /// <param name="server">Name of the server; null for none.</param>
    /// <returns>The address, relative to the room.</returns>
    public string Link(string screen, string? server = null) =>
        $"training/{Uri.EscapeDataString(Session)}/debrief?screen={screen}" +
        (server is null ? "" : $"&server={Uri.EscapeDataString(server)}");

    /// <summary>A moment to the second.</summary>
    /// <param name="at">The moment.</param>
    /// <returns>HH:mm:ss.</returns>
    public static string Clock(MarketTime at) => at.ToString()[..8];
}
