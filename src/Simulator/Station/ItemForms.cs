using System.Collections.Immutable;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Scenarios.Reading;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Station;

/// <summary>
/// Everything that can be put on the timeline of a running scenario, as forms: every kind that a file knows, but for
/// the firm's people lifting what breakers set, whom only a run without people plays.
/// </summary>
public static class ItemForms
{
    private static readonly ItemField s_lasts = new("lasts", "Lasts", []) { Usual = "60s" };

    /// <summary>The forms, with the names of a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <returns>One form for each kind, malfunctions first.</returns>
    public static ImmutableArray<ItemForm> Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ImmutableArray<string> names = [.. scenario.Fleet.Servers.Select(static server => server.Name)];
        var servers = new ItemField("servers", "Servers", names) { IsMany = true };
        var server = new ItemField("server", "Server", names);
        ItemField[] symbols =
        [
            new("symbols", "Instruments (none for all)", []) { IsRequired = false },
            new("classes", "Classes of instruments", [.. scenario.Universe.Classes.Select(static c => c.Prefix)])
            {
                IsRequired = false, IsMany = true,
            },
        ];
        return [.. Faults(servers, server), .. Days(servers, symbols), .. Firm(scenario, servers, server)];
    }

    private static IEnumerable<ItemForm> Faults(ItemField servers, ItemField server) =>
    [
        new("gate-fault", "Gates do not obey a stop", [Words<GateFaultKind>(), servers, s_lasts, Delay()]),
        new("venue-fault", "The venue fails its servers",
            [Words<VenueFaultKind>(), servers with { IsRequired = false }, s_lasts, Delay(),
                new ItemField("recovery", "Recovery", []) { IsRequired = false }]),
        new("rogue-orders", "Orders that pass no gate",
            [server, s_lasts, new ItemField("perSecond", "Orders a second", []) { Usual = "20" },
                new ItemField("shares", "Shares of each", []) { Usual = "100" }]),
        new("drop-copy-gap", "The venue's drop copy fails", [Words<TelemetryGapKind>(), servers, s_lasts]),
        new("telemetry-gap", "The servers' feed fails", [Words<TelemetryGapKind>(), servers, s_lasts]),
        new("control-cut", "No line to the gates", [servers, s_lasts]),
        new("clock-step", "A clock is off",
            [new ItemField("by", "By", []) { Usual = "2s" }, Words<ClockDirection>("direction", "Direction"), servers,
                s_lasts]),
    ];

    private static IEnumerable<ItemForm> Days(ItemField servers, ItemField[] symbols) =>
    [
        new("price-shock", "Prices jump",
            [new ItemField("bps", "By hundredths of a percent", []) { Usual = "-300" }, .. symbols]),
        new("market-volume", "The market trades more",
            [new ItemField("factor", "Multiple", []) { Usual = "5" }, s_lasts]),
        new("halt", "The venue pauses trading",
            [.. symbols, Words<HaltedOrders>("orders", "Orders meanwhile") with { IsRequired = false }, s_lasts,
                new ItemField("noticeAfter", "Servers learn of it after", []) { IsRequired = false }]),
        new("firm-stops", "The firm stops servers", [servers]),
        new("firm-cancels", "The firm has orders cancelled", [servers]),
    ];

    private static IEnumerable<ItemForm> Firm(Scenario scenario, ItemField servers, ItemField server) =>
    [
        new("deploy", "Servers get a build",
            [servers, new ItemField("build", "Build", [.. scenario.Fleet.Builds.Select(static b => b.Name)])]),
        new("set-flag", "A flag is switched",
            [servers, new ItemField("flag", "Flag", [.. ItemText.FlagsOf(scenario)]),
                new ItemField("on", "Value", ["true", "false"])]),
        new("switch-off", "A code path is switched off",
            [servers, new ItemField("path", "Path", [.. scenario.Fleet.Paths.Select(static p => p.Name)])]),
        new("messages", "Messages of a server",
            [server, Words<MessageSeverity>("severity", "Severity") with { IsRequired = false },
                new ItemField("source", "Component or desk", []), new ItemField("text", "Text", []),
                new ItemField("count", "How many", []) { Usual = "1" }, s_lasts with { Usual = "0s" }]),
        new("remark", "A remark for the debrief", [new ItemField("text", "Text", [])]),
    ];

    private static ItemField Delay() => new("delay", "Delay", []) { IsRequired = false };

    private static ItemField Words<T>(string key = "what", string label = "What")
        where T : struct, Enum =>
        new(key, label, [.. Enum.GetNames<T>().Select(MapReader.Hyphenated)]);
}
