using System.Buffers;
using System.Text;
using System.Text.Json;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Sessions;

/// <summary>
/// What the screen showed, as the last part of an entry's detail: compact JSON. Money in dollars, times of the market.
/// It always stands last and quotes in its texts are escaped, so nobody can put one of their own in its place.
/// </summary>
internal static class SeenText
{
    private const int ServersShown = 4;
    private const int MessageLength = 160;

    /// <summary>Adds it to the detail of an entry.</summary>
    /// <param name="detail">The detail.</param>
    /// <param name="screen">What the screen showed.</param>
    /// <param name="scope">What the act is about; null when the subject tells.</param>
    /// <param name="entry">The entry, for its subject and time.</param>
    /// <returns>The longer detail.</returns>
    public static string Add(string detail, SeenScreen screen, HaltScope? scope, AuditEntry entry)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("seen");
            json.WriteNumber("picture", screen.Fleet?.Version ?? 0);
            json.WriteString("market", screen.Fleet?.At.ToString());
            if (screen.Fleet is { } fleet)
                json.WriteNumber("ageMilliseconds", AgeOf(fleet, entry));
            WriteControl(json, screen);
            WriteFigures(json, screen, scope, entry.Subject);
            WriteAlarms(json, screen);
            json.WriteString("layout", screen.Layout);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return $"{detail} {Encoding.UTF8.GetString(buffer.WrittenSpan)}";
    }

    /// <summary>Takes a detail apart.</summary>
    /// <param name="detail">The detail.</param>
    /// <returns>What was said, and what the screen showed as JSON; null where that was not recorded.</returns>
    public static (string Text, string? Seen) Split(string detail)
    {
        int at = detail.LastIndexOf(AuditEntry.SeenMark, StringComparison.Ordinal);
        return at < 0 ? (detail, null) : (detail[..at], detail[(at + 1)..]);
    }

    private static long AgeOf(FleetSnapshot fleet, AuditEntry entry) =>
        Math.Max(0, (entry.At.UtcTicks - fleet.PublishedAt.UtcTicks) / TimeSpan.TicksPerMillisecond);

    private static void WriteControl(Utf8JsonWriter json, SeenScreen screen)
    {
        json.WriteNumber("control", screen.Control.Version);
        json.WriteNumber("holds", screen.Control.Holds.Length);
        json.WriteStartObject("states");
        foreach (IGrouping<FlowState, ServerControl> state in screen.Control.Servers.GroupBy(static s => s.State))
            json.WriteNumber(state.Key.ToString(), state.Count());
        json.WriteEndObject();
    }

    private static void WriteFigures(Utf8JsonWriter json, SeenScreen screen, HaltScope? scope, string subject)
    {
        if (screen.Fleet is not { } fleet)
            return;
        json.WriteStartObject("fleet");
        Write(json, fleet.Total);
        json.WriteEndObject();
        json.WriteStartArray("servers");
        foreach (ServerStatus server in About(screen, fleet, scope, subject))
        {
            json.WriteStartObject();
            json.WriteString("server", server.Server.Name);
            json.WriteString(
                "state", screen.Control.Servers.FirstOrDefault(c => c.Server == server.Server.Id)?.State.ToString());
            json.WriteString("feed", server.Feed.ToString());
            Write(json, server.Reading);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    // Of many servers those with the most at stake: what the fleet did as a whole stands beside them.
    private static IEnumerable<ServerStatus> About(
        SeenScreen screen, FleetSnapshot fleet, HaltScope? scope, string subject)
    {
        IEnumerable<ServerStatus> about = scope is not null
            ? fleet.Servers.Where(server => scope.Covers(server.Server))
            : ServerOfAlarm(screen, subject) is { } alarmed
                ? fleet.Servers.Where(server => server.Server.Id == alarmed)
                : fleet.Servers.Where(server => Names(subject, server.Server.Name));
        return about.OrderByDescending(static server => server.Reading.EnteredExposure.Units).Take(ServersShown);
    }

    private static bool Names(string subject, string server) =>
        subject.Split((char[])[' ', ','], StringSplitOptions.RemoveEmptyEntries).Contains(server);

    private static ServerId? ServerOfAlarm(SeenScreen screen, string subject) =>
        screen.Alarms.Groups.SelectMany(static group => group.Members).Concat(screen.Alarms.Shelved)
            .FirstOrDefault(alarm => $"A-{alarm.Id}" == subject)?.Finding.Server;

    private static void Write(Utf8JsonWriter json, ServerReading reading)
    {
        json.WriteNumber("orders1s", reading.In1s[OrderEventKind.Sent]);
        json.WriteNumber("fills1s", reading.In1s[OrderEventKind.Filled]);
        json.WriteNumber("rejects1s", reading.In1s[OrderEventKind.Rejected]);
        json.WriteNumber("open", reading.OpenOrders);
        json.WriteNumber("entered", reading.EnteredExposure.Dollars);
        json.WriteNumber("net", reading.NetExposure.Dollars);
        json.WriteNumber("pnl", reading.Pnl.Dollars);
    }

    private static void WriteAlarms(Utf8JsonWriter json, SeenScreen screen)
    {
        json.WriteStartObject("alarms");
        json.WriteNumber("unacknowledged", screen.Alarms.Unacknowledged);
        if (screen.Alarms.Groups is [{ Root: { Finding: { } root } }, ..])
        {
            json.WriteString("root", root.Rule);
            if (root.Server is { } server && screen.Fleet is { } fleet && server.Index < fleet.Servers.Length)
                json.WriteString("of", fleet.Servers[server.Index].Server.Name);
            json.WriteString(
                "says", root.Message.Length <= MessageLength ? root.Message : root.Message[..MessageLength]);
        }
        json.WriteEndObject();
    }
}
