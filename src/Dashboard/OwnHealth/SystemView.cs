using System.Collections.Immutable;
using System.Globalization;
using Ops.Dashboard.Api;
using Ops.Dashboard.Views;

namespace Ops.Dashboard.OwnHealth;

/// <summary>Judges how the control room itself does. Pure.</summary>
public static class SystemView
{
    /// <summary>Below this the disk is spoken of: some hours of a busy session's recording.</summary>
    private const long LittleRoom = 4L << 30;

    /// <summary>Below this it is loud: journal and recording are about to fail.</summary>
    private const long NoRoom = 256L << 20;

    /// <summary>Work that waits for the pool beyond which answers come late.</summary>
    private const long ManyWaiting = 100;

    /// <summary>The parts, with their figures.</summary>
    /// <param name="now">The reading.</param>
    /// <returns>The parts, in the order in which they matter.</returns>
    public static ImmutableArray<SystemPart> From(SystemReading now) =>
    [
        new("Way of a kill", "Stopping needs the process, and none of the other parts.",
            [new("Kill, by the last drill", HeaderView.KillOf(now.Drill), "proven, minutes ago")]),
        Pipeline(now),
        new("Journal", "When it can't write, kills work and releases are refused.",
        [
            new("Last entry", now.JournalHealthy switch
            {
                null => FigureView.Unknown,
                true => new FigureView("written"),
                false => new FigureView("NOT WRITTEN", Tone.Critical),
            }, "written"),
            new("Entries lost", Lost(now.LostEntries), "0"),
            new("Room where it is written", Room(now.FreeBytes), "over 4 GiB"),
        ]),
        new("Recording", "When it fails, a session can't be looked at afterwards; nothing else.",
        [
            new("Sessions", now switch
            {
                { Records: false } => new FigureView("not recorded", Tone.Notice),
                { RecordingTrouble: { } why } => new FigureView(why, Tone.Warning),
                _ => new FigureView("recorded"),
            }, "recorded"),
            new("Inputs left out", Lost(now.RecordingDropped), "0"),
        ]),
        new("Whoever watches", "A page that is gone takes nothing with it.",
        [
            new("Open pages", new FigureView(Format.Count(now.Pages)), ""),
            new("of them without connection", Counted(now.LostPages, Tone.Notice), "0"),
            new("Places told of alarms", new FigureView(now.Webhooks == 0 ? "none" : Format.Count(now.Webhooks)), ""),
            new("Messages to them lost", Lost(now.WebhookLost), "0"),
        ]),
        Process(now),
    ];

    private static SystemPart Pipeline(SystemReading now) => new(
        "Pipeline", "When it stands, figures are veiled, breakers are blind, and every button still stops.",
        [
            new("Age of the last picture", now.PictureAge is not { } age ? FigureView.Unknown
                : new FigureView(Format.Age(age), age >= FleetPulse.Stale ? Tone.Critical : Tone.Calm),
                $"below {Format.Age(FleetPulse.Stale)}"),
            new("From events to their picture", now.EventToPicture is { } late
                ? new FigureView(Format.Milliseconds(late)) : new(Format.None), "below 300 ms"),
            new("Feeds that are not well", now.Feeds is null ? FigureView.Unknown
                : now.UnwellFeeds.IsEmpty ? new FigureView($"0 of {now.Feeds}")
                : new($"{now.UnwellFeeds.Length} of {now.Feeds}: {string.Join(", ", now.UnwellFeeds.Take(8))}",
                    Tone.Warning), "0"),
            new("Order events that never came", Lost(now.MissedEvents), "0"),
            new("Order events that came again", Counted(now.RepeatedEvents, Tone.Notice), "0"),
            new("Notices lost, the loop being late", Lost(now.LostNotices), "0"),
        ]);

    private static SystemPart Process(SystemReading now) => new(
        "Process", "When it ends, the gates halt themselves after their lease.",
        [
            new("Runs for", new FigureView(Format.Age(now.Uptime)), ""),
            new("Build", new FigureView(now.Version), ""),
            new("Processor", now.Processor is { } share
                ? new FigureView(Percent(share), share > now.Processors * 0.8 ? Tone.Warning : Tone.Calm)
                : FigureView.Unknown, $"well below {Percent(now.Processors)}"),
            new("Work that waits for a thread", new FigureView(
                Format.Count(now.PoolWaiting), now.PoolWaiting > ManyWaiting ? Tone.Warning : Tone.Calm), "about 0"),
            new("Main memory", new FigureView(Bytes(now.ResidentBytes)), "steady"),
            new("of it the managed heap", new FigureView(Bytes(now.HeapBytes)), "steady"),
        ]);

    private static FigureView Lost(long? count) => Counted(count, Tone.Warning);

    // what nobody counts is not none
    private static FigureView Counted(long? count, Tone ifAny) => count is not { } known ? FigureView.Unknown
        : new FigureView(Format.Count(known), known > 0 ? ifAny : Tone.Calm);

    private static FigureView Room(long? free) => free is not { } bytes ? FigureView.Unknown
        : new FigureView(Bytes(bytes), bytes < NoRoom ? Tone.Critical : bytes < LittleRoom ? Tone.Warning : Tone.Calm);

    private static string Percent(double share) => share.ToString("0 %", CultureInfo.InvariantCulture);

    private static string Bytes(long bytes) => bytes >= 1L << 30
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 30):0.0} GiB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes >> 20} MiB");
}
