using System.Collections.Immutable;
using System.Reflection;
using Ops.Dashboard.Api;
using Ops.Dashboard.Drill;
using Ops.Dashboard.Notify;
using Ops.Dashboard.Recordings;
using Ops.Dashboard.Sessions;
using Ops.Dashboard.Startup;
using Ops.Dashboard.Station;
using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.OwnHealth;

/// <summary>Reads how the control room itself does, from whoever counts it.</summary>
/// <param name="stage">The session on screen.</param>
/// <param name="pulse">How old its picture is.</param>
/// <param name="data">Where everything is written.</param>
/// <param name="recording">Whether sessions are recorded.</param>
/// <param name="shelf">The recordings.</param>
/// <param name="hooks">Who is told of alarms.</param>
/// <param name="seats">Who has a page open.</param>
/// <param name="drill">Whether a kill is proven.</param>
/// <param name="time">The clock.</param>
internal sealed class SystemBook(
    SessionStage stage, FleetPulse pulse, DataDirectory data, RecordingSettings recording, RecordingShelf shelf,
    WebhookSender hooks, SeatBook seats, IDrillReader drill, TimeProvider time) : ISystemReader
{
    private const int VersionLength = 18; // the version, and enough of the commit's name to find it

    private static readonly string s_version = Short(
        typeof(SystemBook).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        ?? "unknown");

    private readonly Lock _lock = new();
    private readonly long _began = time.GetTimestamp();
    private (long At, TimeSpan Used, double? Share) _processor;

    /// <inheritdoc/>
    public SystemReading Read()
    {
        FleetSnapshot? fleet = stage.Session?.Room.Readings.Current;
        ImmutableArray<SeatPicture> pages = seats.All;
        GCMemoryInfo memory = GC.GetGCMemoryInfo();
        return new SystemReading
        {
            PictureAge = pulse.Age(),
            EventToPicture = fleet?.EventToSnapshot,
            LostNotices = fleet?.LostNotices,
            MissedEvents = fleet?.Servers.Sum(static server => server.Reading.MissedEvents),
            RepeatedEvents = fleet?.Servers.Sum(static server => server.Reading.RepeatedEvents),
            Feeds = fleet?.Servers.Length,
            UnwellFeeds = fleet is null ? []
                : [.. fleet.Servers.Where(static s => s.Feed != FeedColour.Green).Select(static s => s.Server.Name)],
            JournalHealthy = stage.Session?.Room.Control.Current.JournalHealthy,
            LostEntries = stage.Session?.Room.Journal.LostEntries,
            FreeBytes = FreeBytes(),
            Records = recording.Enabled,
            RecordingDropped = shelf.Dropped,
            RecordingTrouble = shelf.Trouble,
            Webhooks = hooks.Targets.Length,
            WebhookLost = hooks.Targets.Sum(static target => target.Dropped + target.Failed),
            Pages = pages.Length,
            LostPages = pages.Count(static seat => !seat.IsConnected),
            Drill = drill.Look(),
            ResidentBytes = Environment.WorkingSet,
            HeapBytes = memory.TotalCommittedBytes,
            Processor = Processor(),
            Processors = Environment.ProcessorCount,
            PoolWaiting = ThreadPool.PendingWorkItemCount,
            Uptime = time.GetElapsedTime(_began),
            Version = s_version,
        };
    }

    // several pages read: the share is over a second at least, and the same for all within it
    private double? Processor()
    {
        lock (_lock)
        {
            long now = time.GetTimestamp();
            TimeSpan passed = time.GetElapsedTime(_processor.At, now), used = Environment.CpuUsage.TotalTime;
            if (_processor.At != 0 && passed < TimeSpan.FromSeconds(1))
                return _processor.Share;
            double? share = _processor.At == 0 ? null : (used - _processor.Used) / passed;
            _processor = (now, used, share);
            return share;
        }
    }

    private static string Short(string version) =>
        version.Length > VersionLength ? version[..VersionLength] : version;

    private long? FreeBytes()
    {
        try
        {
            return new DriveInfo(data.Root).AvailableFreeSpace;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null; // shown as not known
        }
    }
}
