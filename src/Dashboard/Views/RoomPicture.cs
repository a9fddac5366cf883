using Ops.Dashboard.BlindDrill;
using Ops.Dashboard.Classroom;
using Ops.Dashboard.Drill;
using Ops.Simulator;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Views;

/// <summary>Everything a page is drawn from, read at one moment.</summary>
/// <param name="Fleet">What is measured; null before the first picture.</param>
/// <param name="Control">What has been ordered.</param>
/// <param name="Session">What the world is doing.</param>
/// <param name="Alarms">The alarms.</param>
/// <param name="Now">Real time of the reading.</param>
/// <param name="Beat">Counts the readings of this page.</param>
public sealed record RoomPicture(
    FleetSnapshot? Fleet, ControlSnapshot Control, TrainingState Session, AlarmSnapshot Alarms, WallTime Now,
    long Beat)
{
    /// <summary>Whether a kill is proven.</summary>
    public DrillStanding Drill { get; init; } = DrillStanding.Unknown;

    /// <summary>A server that does not exist, shown in a blind drill; null for none. It is in no count and no
    /// total.</summary>
    public Phantom? Phantom { get; init; }

    /// <summary>What is told of a blind drill that has just ended; null for nothing.</summary>
    public string? DrillTold { get; init; }

    /// <summary>The picture a phantom's own tile is drawn from.</summary>
    /// <returns>The picture with what was ordered of it: nothing.</returns>
    public RoomPicture OfPhantom() => Phantom is null ? this
        : this with { Control = Control with { Servers = [Phantom.Control] } };

    /// <summary>The alarms of the list, a phantom's among them as any other's; in no count and no total.</summary>
    public AlarmSnapshot Listed => Phantom is null ? Alarms : Alarms with
    {
        Groups = Phantom.Alarm is { } alarm ? Alarms.Groups.Insert(0, alarm) : Alarms.Groups,
        Shelved = Phantom.Shelved is { } shelved ? Alarms.Shelved.Insert(0, shelved) : Alarms.Shelved,
    };

    /// <summary>The fleet that names the servers of <see cref="Listed"/>; null before the first picture.</summary>
    public FleetDefinition? Named => Phantom is null ? Fleet?.Fleet
        : Fleet?.Fleet is { } fleet ? fleet with { Servers = fleet.Servers.Add(Phantom.Status.Server) } : null;

    /// <summary>Which room this is.</summary>
    public RoomPlace Place { get; init; } = RoomPlace.Main;

    /// <summary>Age of the picture from which its figures are called old.</summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromSeconds(1);

    /// <summary>How old the measured picture was at the reading; null when there is none.</summary>
    public TimeSpan? Age { get; init; }

    /// <summary>Whether the figures are old although the market clock runs.</summary>
    public bool IsStale => !Session.Frozen && !Session.Over && Age > StaleAfter;

    /// <summary>
    /// Changes as long as the page is drawn with data that lives. The script beside the page watches it: when it stands
    /// still the page is old, whatever the reason.
    /// </summary>
    public string Heartbeat => Session.Frozen || Session.Over || Fleet is null ? $"b{Beat}"
        : $"v{Session.Epoch}-{Fleet.Version}";

    /// <summary>The row a kill button stands in.</summary>
    /// <param name="server">Name of the server.</param>
    /// <param name="index">Its number.</param>
    /// <returns>The row as the kill door reads it.</returns>
    public string SeenRow(string server, int index) => $"{Session.Epoch}:{server}:{index}";
}
