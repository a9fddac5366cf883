namespace Ops.Telemetry.Model;

/// <summary>
/// Every bound of the system in one place, what happens when it is reached, and the relations between them.
/// </summary>
public static class Limits
{
    /// <summary>Servers in a fleet. A larger scenario is refused.</summary>
    public const int MaxServers = 1_024;

    /// <summary>Instruments in a universe. A larger scenario is refused.</summary>
    public const int MaxSymbols = 10_000;

    /// <summary>Events in one batch (64 KiB: fits the second-level cache). A full batch is handed over.</summary>
    public const int BatchCapacity = 1_024;

    /// <summary>
    /// Batches waiting per server. When full the batch is lost, counted and shown as a gap; the server never waits.
    /// </summary>
    public const int BatchesPerServer = 64;

    /// <summary>
    /// Notices (marks, manifests, messages, ticks) waiting. When full the newest is lost and counted.
    /// </summary>
    public const int NoticesWaiting = 4_096;

    /// <summary>Batches one server may put through in one turn of the loop before the others get theirs.</summary>
    public const int BatchesPerTurn = 8;

    /// <summary>Senders (threads) one gate can carry, each with its own in-flight slot.</summary>
    public const int SendersPerGate = 16;

    /// <summary>New orders a second that a gate lets out under a hold that throttles.</summary>
    public const int ThrottledOrdersPerSecond = 5;

    /// <summary>
    /// Gate acknowledgements waiting for the collector. When full the gate repeats its ack at its next tick.
    /// </summary>
    public const int AcknowledgementsWaiting = 8_192;

    /// <summary>
    /// Standing holds. When reached, a further kill of the same kind, scope and mode joins the standing one; a kill
    /// that covers anything else is still taken, so no kill is ever refused.
    /// </summary>
    public const int StandingHolds = 256;

    /// <summary>
    /// Hold changes waiting for the disk: room for every standing hold and for one of each kind, scope and mode beyond
    /// them. A change that finds no room is counted lost and the journal calls itself unhealthy.
    /// </summary>
    public const int HoldWritesWaiting = 32_768;

    /// <summary>Audit entries without a hold waiting for the disk. When full the newest is lost and counted.</summary>
    public const int AuditEntriesWaiting = 16_384;

    /// <summary>
    /// The longest the collector of acknowledgements sleeps between two looks at the deadlines, in milliseconds.
    /// </summary>
    public const int CollectorWakeMilliseconds = 20;

    /// <summary>How often a gate's guard looks at its lease, in milliseconds.</summary>
    public const int LeaseLookMilliseconds = 50;

    /// <summary>
    /// Finished commands remembered, so that the same kill sent again finds its ticket. The oldest is forgotten.
    /// </summary>
    public const int CommandsRemembered = 1_024;

    /// <summary>Events in one batch of a drop copy. A full batch is handed over.</summary>
    public const int DropCopyBatch = 1_024;

    /// <summary>
    /// Orders of one server that the three sources do not agree about yet. When full a further one is not followed,
    /// counted and shown, and stays in doubt.
    /// </summary>
    public const int OrdersReconciled = 262_144;

    /// <summary>Orders in doubt or still live listed per server; the count is exact beyond it.</summary>
    public const int LiveOrdersListed = 100;

    /// <summary>Steps kept of one stop; the second oldest is forgotten, the journal has all.</summary>
    public const int KillSteps = 64;

    /// <summary>Audit entries in one page; a larger page is cut to it.</summary>
    public const int AuditPageEntries = 500;

    /// <summary>
    /// Patterns of warnings and errors kept between a close and the next open. A message of a further pattern is
    /// counted as lost, and the pre-open go is withheld.
    /// </summary>
    public const int MessagePatterns = 2_048;

    /// <summary>Changes of servers that wait for a second person. A further one is refused.</summary>
    public const int ChangesWaiting = 100;

    /// <summary>Changes of servers that were made and are still shown. The oldest is forgotten; the journal has
    /// all.</summary>
    public const int ChangesShown = 50;

    /// <summary>Last events kept per server for its page.</summary>
    public const int RecentEvents = 256;

    /// <summary>Last findings of rules in shadow that are kept; older ones are in nobody's way.</summary>
    public const int ShadowRecords = 200;

    /// <summary>Last releases that the control picture names; the trail has them all.</summary>
    public const int ReleasesRemembered = 64;

    /// <summary>Changes of limits that may wait for a second person; one more is refused with that reason.</summary>
    public const int LimitProposals = 64;

    /// <summary>Last log messages kept per server for its page.</summary>
    public const int RecentMessages = 256;

    /// <summary>Open orders listed per server; the count is exact beyond it.</summary>
    public const int OpenOrdersListed = 500;

    /// <summary>
    /// Alarms kept at once. When reached a further one is only counted, and the count is shown.
    /// </summary>
    public const int AlarmsKept = 16_384;

    /// <summary>Alarms listed in one group or list; the count is exact beyond it.</summary>
    public const int AlarmsListed = 16_384;

    /// <summary>Raised groups remembered for the figures of the last hour.</summary>
    public const int AlarmsCounted = 4_096;

    /// <summary>Characters of a reason, cause or note; longer input is refused.</summary>
    public const int ReasonLength = 500;

    /// <summary>
    /// How long a metric bucket lasts, in milliseconds of market time. All windows are multiples of it.
    /// </summary>
    public const int BucketMilliseconds = 100;

    /// <summary>
    /// Slots of the open-order table of one server. An order that finds its slot taken once the table has this size
    /// moves the older one to the spill.
    /// </summary>
    public const int OpenOrderSlots = 65_536;

    /// <summary>
    /// Open orders one server may have beside the table. When full a further one is not tracked, counted and shown.
    /// </summary>
    public const int OpenOrdersSpilled = 262_144;

    /// <summary>
    /// Parent orders one server's table remembers. When full, filled parents are forgotten; when none is filled a
    /// further one is not tracked, counted and shown.
    /// </summary>
    public const int ParentsTracked = 131_072;

    /// <summary>
    /// Breaches of conservation kept from one slice, the first ones; all are counted.
    /// </summary>
    public const int BreachesPerSlice = 64;

    /// <summary>Notices one turn of the loop takes before it looks at its other duties.</summary>
    public const int NoticesPerTurn = NoticesWaiting;
}
