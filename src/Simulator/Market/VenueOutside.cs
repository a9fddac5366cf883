using Ops.Simulator.Scenarios;
using Ops.Simulator.Time;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Market;

/// <summary>What leaves the venue beside its answers, the drop copies, and what reaches it beside the gates.</summary>
/// <param name="copies">The drop copies, by server.</param>
/// <param name="rogues">Orders that pass no gate.</param>
internal sealed class VenueOutside(DropCopyFeed[] copies, RogueFlow rogues)
{
    /// <summary>Orders that pass no gate.</summary>
    public RogueFlow Rogues => rogues;

    /// <summary>The drop copies, by server.</summary>
    public IReadOnlyList<IDropCopy> Copies => copies;

    /// <summary>Makes the drop copies of a fleet.</summary>
    /// <param name="servers">Its servers.</param>
    /// <returns>One for each.</returns>
    public static DropCopyFeed[] CopiesOf(IEnumerable<ServerDefinition> servers) =>
        [.. servers.Select(static server => new DropCopyFeed(server.Id))];

    /// <summary>Says that nobody will read the drop copies.</summary>
    public void LeaveUnread()
    {
        foreach (DropCopyFeed copy in copies)
            copy.IsUnread = true;
    }

    /// <summary>Leaves batches that wait to be used again to the collector.</summary>
    public void Trim()
    {
        foreach (DropCopyFeed copy in copies)
            copy.Trim();
    }

    /// <summary>The line of a drop copy fails, or is mended.</summary>
    /// <param name="server">Whose.</param>
    /// <param name="what">How.</param>
    /// <param name="begins">Whether it begins.</param>
    public void Disturb(ushort server, TelemetryGapKind what, bool begins)
    {
        if (what == TelemetryGapKind.Loses)
            copies[server].LoseAll(begins);
        else
            copies[server].Stall(begins);
    }

    /// <summary>Performs an item of the agenda.</summary>
    /// <param name="item">The item.</param>
    /// <param name="symbols">How many instruments there are.</param>
    public void Perform(in AgendaItem item, int symbols)
    {
        if (item.Kind == AgendaKind.RogueOrder)
            rogues.Arrive(item.Subject, symbols, item.TimeNanoseconds);
        else
            rogues.Fill(item.TimeNanoseconds);
    }

    /// <summary>Hands over what waits.</summary>
    /// <param name="now">Market time.</param>
    /// <returns>Whether there was anything.</returns>
    public bool HandOver(MarketTime now)
    {
        bool any = false;
        foreach (DropCopyFeed copy in copies)
            any |= copy.Flush(now);
        return any;
    }
}
