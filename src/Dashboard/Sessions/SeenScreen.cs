using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Sessions;

/// <summary>
/// What the screen shows while somebody acts: the pictures that were published before the act, by reference. Making one
/// reads three references and writes nothing, so a kill waits for nothing; the text is made when the entry of the act
/// goes to the journal, which is after the latch.
/// </summary>
internal sealed class SeenScreen : IDisposable
{
    private static readonly AsyncLocal<SeenScreen?> s_now = new();

    private readonly SeenScreen? _before;

    /// <summary>Looks, until it is disposed.</summary>
    /// <param name="by">Who acts.</param>
    /// <param name="room">What they act on.</param>
    /// <param name="layout">Which page is shown.</param>
    public SeenScreen(Actor by, IFleetRoom room, string layout)
    {
        (By, Layout, _before) = (by, layout, s_now.Value);
        (Fleet, Control, Alarms) = (room.Readings.Current, room.Control.Current, room.Alarms.Current);
        s_now.Value = this;
    }

    /// <summary>Who acts.</summary>
    public Actor By { get; }

    /// <summary>Which page is shown.</summary>
    public string Layout { get; }

    /// <summary>What was measured; null before the first picture.</summary>
    public FleetSnapshot? Fleet { get; }

    /// <summary>What had been ordered.</summary>
    public ControlSnapshot Control { get; }

    /// <summary>The alarms.</summary>
    public AlarmSnapshot Alarms { get; }

    /// <summary>Puts what the screen showed beside an entry, if it is of the one who acts now.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="scope">What the act is about; null when the entry's subject tells.</param>
    /// <returns>The entry to write.</returns>
    public static AuditEntry Beside(AuditEntry entry, HaltScope? scope)
    {
        if (s_now.Value is not { } screen || screen.By != entry.By)
            return entry;
        try
        {
            return entry with { Detail = SeenText.Add(entry.Detail, screen, scope, entry) };
        }
        catch (Exception) // a fault in here must not cost the hold its entry: it is written without
        {
            return entry;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => s_now.Value = _before;
}
