using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>
/// What the venue's drop copy says of one server at a tick: the word that the stopped server and its gate have no hand
/// in.
/// </summary>
/// <param name="Server">The server.</param>
/// <param name="At">Market time of the tick.</param>
/// <param name="HeardUntil">
/// Market time up to which the drop copy has told everything; null when the server has none.
/// </param>
public sealed record VenueWord(ServerId Server, MarketTime At, MarketTime? HeardUntil)
{
    /// <summary>Numbers of the drop copy that never came, in total.</summary>
    public long Missed { get; init; }

    /// <summary>Those of them that no later statement of the venue has made good.</summary>
    public long Outstanding { get; init; }

    /// <summary>No number that never came belongs to anything later than this; null when none is missing.</summary>
    public MarketTime? LastGapAt { get; init; }

    /// <summary>When the venue last stated what is open; null when it was never asked, or did not answer.</summary>
    public MarketTime? StatedAt { get; init; }

    /// <summary>When the venue last received a new order of the server; null for never.</summary>
    public MarketTime? LastNewOrderAt { get; init; }

    /// <summary>Orders that are open at the venue.</summary>
    public int OpenOrders { get; init; }

    /// <summary>Orders the gate let out of which the venue has said nothing.</summary>
    public int InDoubt { get; init; }

    /// <summary>
    /// Orders the venue received that nobody admits to, in total: only those beyond what the tap may have lost.
    /// </summary>
    public long Rogue { get; init; }

    /// <summary>Cancel requests that the venue has refused, in total.</summary>
    public long CancelsRefused { get; init; }
}
