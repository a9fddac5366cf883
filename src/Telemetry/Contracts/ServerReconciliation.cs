using System.Collections.Immutable;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>
/// What the three sources say of one server's orders, side by side: the tap of its gate, its own report, and the
/// venue's drop copy.
/// </summary>
/// <param name="Server">The server.</param>
/// <param name="Word">The venue's word in figures.</param>
public sealed record ServerReconciliation(ServerId Server, VenueWord Word)
{
    /// <summary>Orders the gate let out.</summary>
    public long GateOrders { get; init; }

    /// <summary>Orders of those that the server's report has mentioned.</summary>
    public long ReportedOrders { get; init; }

    /// <summary>Orders the venue received.</summary>
    public long VenueOrders { get; init; }

    /// <summary>Where the shares are by the server's report.</summary>
    public ShareSums Report { get; init; }

    /// <summary>Where the shares are by the venue's drop copy, of what the gate let out.</summary>
    public ShareSums Venue { get; init; }

    /// <summary>Shares the venue received that the gate did not let out, as far as its tap tells.</summary>
    public long StrayShares { get; init; }

    /// <summary>Fills for which no order is known, by report or drop copy.</summary>
    public long FillsWithoutOrder { get; init; }

    /// <summary>Orders the venue has answered and the server's report does not know of, older than 5 s.</summary>
    public int Unreported { get; init; }

    /// <summary>Orders of which the venue has said nothing, older than 5 s.</summary>
    public int NeverArrived { get; init; }

    /// <summary>Orders that have ended by one word and live by the other, older than 5 s.</summary>
    public int Disputed { get; init; }

    /// <summary>
    /// Orders that the server's word alone has ended, because the drop copy lost what the venue said.
    /// </summary>
    public long ByServerAlone { get; init; }

    /// <summary>Orders that a statement of the venue ended, because the drop copy lost what became of them.</summary>
    public long ByStatement { get; init; }

    /// <summary>Orders that found no room in the table; they stay in doubt.</summary>
    public long Untracked { get; init; }

    /// <summary>How many orders are not settled.</summary>
    public int LiveCount { get; init; }

    /// <summary>
    /// The oldest of them, at most <see cref="Limits.LiveOrdersListed"/>; told for servers that are stopped.
    /// </summary>
    public ImmutableArray<LiveOrder> Live { get; init; } = [];
}
