using System.Text.Json.Serialization;

namespace Ops.Dashboard.Api;

/// <summary>The lifecycle of a kill as it stands now.</summary>
/// <param name="Ticket">Identity of the kill: its commandId.</param>
/// <param name="Hold">The hold that stops the flow, e.g. H-7.</param>
/// <param name="Status">standing, released, or session-ended.</param>
/// <param name="Scope">server, group or fleet.</param>
/// <param name="Target">Name of the server or group; null for the fleet.</param>
/// <param name="Mode">block or blockAndCancel.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who gave it.</param>
/// <param name="RequestedAt">Real time, UTC.</param>
/// <param name="MarketRequestedAt">Market time; null when no market clock was known.</param>
/// <param name="BlockedMilliseconds">From the request to the last gate latched and quiet.</param>
/// <param name="Repeated">Whether the command was known already and changed nothing.</param>
/// <param name="Covered">Servers it covers.</param>
/// <param name="Halted">Covered servers that acknowledged.</param>
/// <param name="Proven">
/// Whether the venue's drop copy proves every covered server silent, and each acknowledged.
/// </param>
/// <param name="Servers">Each covered server.</param>
internal sealed record KillReceipt(
    Guid Ticket, string Hold, string Status, string Scope, string? Target, string Mode, string Reason, string By,
    string RequestedAt, string? MarketRequestedAt, double BlockedMilliseconds, bool Repeated, int Covered, int Halted,
    bool Proven,
    IReadOnlyList<KillReceiptServer> Servers)
{
    /// <summary>
    /// Whether the hold was on disk when this was answered, so that it outlives a crash of the room; null when it was
    /// not asked, and for the canary. The gates were latched before.
    /// </summary>
    public bool? Recorded { get; init; }

    /// <summary>LIVE, TRAINING or REPLAY: what the fleet is that was stopped.</summary>
    public string Room { get; init; } = "LIVE";

    /// <summary>Id of the class session; null in the main room.</summary>
    public string? Session { get; init; }

    /// <summary>What the class session is called; null in the main room.</summary>
    public string? SessionTitle { get; init; }

    /// <summary>The word and the session, as they stand before a receipt.</summary>
    [JsonIgnore]
    public string Banner => SessionTitle is null ? Room : $"{Room} · {SessionTitle}";

    /// <summary>Covered servers that are proven silent.</summary>
    public int Silent { get; init; }

    /// <summary>From the request to the last server proven silent; null until every one is.</summary>
    public double? ProvenMilliseconds { get; init; }

    /// <summary>From the request to the last server that says it is drained; null until every one does.</summary>
    public double? DrainedMilliseconds { get; init; }
}
