using System.Collections.Immutable;
using Ops.Dashboard.Drill;

namespace Ops.Dashboard.OwnHealth;

/// <summary>
/// How the control room itself does: what it has lost, what waits, what it uses. Facts, not yet judged.
/// </summary>
public sealed record SystemReading
{
    /// <summary>Age of the last picture of the fleet; null when there is none.</summary>
    public TimeSpan? PictureAge { get; init; }

    /// <summary>
    /// From the hand-over of the newest events to their picture; null when nothing came, or in lockstep.
    /// </summary>
    public TimeSpan? EventToPicture { get; init; }

    /// <summary>Notices lost because the loop did not keep up; null before the first picture.</summary>
    public long? LostNotices { get; init; }

    /// <summary>Order events that never arrived, of all servers; null before the first picture.</summary>
    public long? MissedEvents { get; init; }

    /// <summary>Order events that came again or out of order; null before the first picture.</summary>
    public long? RepeatedEvents { get; init; }

    /// <summary>How many feeds there are; null before the first picture.</summary>
    public int? Feeds { get; init; }

    /// <summary>Names of the servers whose feed is not green.</summary>
    public ImmutableArray<string> UnwellFeeds { get; init; } = [];

    /// <summary>Whether the journal wrote its last entry; null while no session runs.</summary>
    public bool? JournalHealthy { get; init; }

    /// <summary>Entries the journal could not take since the session began; null while none runs.</summary>
    public long? LostEntries { get; init; }

    /// <summary>Bytes free where everything is written; null when that can't be told.</summary>
    public long? FreeBytes { get; init; }

    /// <summary>Whether sessions are recorded.</summary>
    public bool Records { get; init; }

    /// <summary>Inputs the running recordings could not keep up with.</summary>
    public long RecordingDropped { get; init; }

    /// <summary>Why a running recording does not go on; null while all do.</summary>
    public string? RecordingTrouble { get; init; }

    /// <summary>How many places alarms are told to.</summary>
    public int Webhooks { get; init; }

    /// <summary>Messages to them that were dropped because too many waited, or given up after all tries.</summary>
    public long WebhookLost { get; init; }

    /// <summary>Pages that somebody has open.</summary>
    public int Pages { get; init; }

    /// <summary>Of them those whose connection is lost.</summary>
    public int LostPages { get; init; }

    /// <summary>Whether a kill is proven.</summary>
    public DrillStanding Drill { get; init; } = DrillStanding.Unknown;

    /// <summary>Bytes of the process in main memory.</summary>
    public long ResidentBytes { get; init; }

    /// <summary>Bytes the managed heap keeps.</summary>
    public long HeapBytes { get; init; }

    /// <summary>Processor time since the reading before, as a share of one processor; null at the first.</summary>
    public double? Processor { get; init; }

    /// <summary>Processors there are.</summary>
    public int Processors { get; init; }

    /// <summary>Work that waits for a thread of the pool.</summary>
    public long PoolWaiting { get; init; }

    /// <summary>How long the process runs.</summary>
    public TimeSpan Uptime { get; init; }

    /// <summary>Which build runs.</summary>
    public string Version { get; init; } = "";
}
