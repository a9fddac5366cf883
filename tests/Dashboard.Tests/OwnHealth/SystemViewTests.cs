using Ops.Dashboard.OwnHealth;
using Ops.Dashboard.Views;
using Xunit;

namespace Ops.Dashboard.Tests.OwnHealth;

public sealed class SystemViewTests
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    private static readonly SystemReading s_well = new()
    {
        LostNotices = 0, MissedEvents = 0, RepeatedEvents = 0, LostEntries = 0,
        PictureAge = TimeSpan.FromMilliseconds(120), EventToPicture = TimeSpan.FromMilliseconds(8), Feeds = 8,
        JournalHealthy = true, Records = true, FreeBytes = 50L << 30, Pages = 2, Processor = 0.05, Processors = 2,
        ResidentBytes = 300L << 20, HeapBytes = 90L << 20, Version = "1.2.3",
    };

    [Fact]
    public void Well_IsCalmEverywhere_ButForAKillThatNobodyDrilled()
    {
        SystemRow[] loud = [.. Rows(s_well).Where(static row => row.Now.Tone != Tone.Calm)];

        Assert.Equal("Kill, by the last drill", Assert.Single(loud).What);
    }

    public static TheoryData<string, string, int, SystemReading> Troubles => new()
    {
        { "Age of the last picture", "5.0 s", (int)Tone.Critical, s_well with { PictureAge = s_second * 5 } },
        { "Age of the last picture", "4.9 s", (int)Tone.Calm, s_well with { PictureAge = s_second * 4.9 } },
        { "Age of the last picture", "–", (int)Tone.Blind, s_well with { PictureAge = null } },
        { "Feeds that are not well", "1 of 8: smars-3", (int)Tone.Warning, s_well with { UnwellFeeds = ["smars-3"] } },
        { "Order events that never came", "12", (int)Tone.Warning, s_well with { MissedEvents = 12 } },
        { "Order events that came again", "3", (int)Tone.Notice, s_well with { RepeatedEvents = 3 } },
        { "Notices lost, the loop being late", "1", (int)Tone.Warning, s_well with { LostNotices = 1 } },
        { "Last entry", "NOT WRITTEN", (int)Tone.Critical, s_well with { JournalHealthy = false } },
        { "Entries lost", "1,000", (int)Tone.Warning, s_well with { LostEntries = 1000 } },
        { "Room where it is written", "4.0 GiB", (int)Tone.Calm, s_well with { FreeBytes = 4L << 30 } },
        { "Room where it is written", "4.0 GiB", (int)Tone.Warning, s_well with { FreeBytes = (4L << 30) - 1 } },
        { "Room where it is written", "255 MiB", (int)Tone.Critical, s_well with { FreeBytes = 255L << 20 } },
        { "Room where it is written", "–", (int)Tone.Blind, s_well with { FreeBytes = null } },
        { "Sessions", "not recorded", (int)Tone.Notice, s_well with { Records = false } },
        { "Sessions", "The disk is full.", (int)Tone.Warning, s_well with { RecordingTrouble = "The disk is full." } },
        { "Inputs left out", "2", (int)Tone.Warning, s_well with { RecordingDropped = 2 } },
        { "of them without connection", "1", (int)Tone.Notice, s_well with { LostPages = 1 } },
        { "Messages to them lost", "7", (int)Tone.Warning, s_well with { WebhookLost = 7 } },
        { "Processor", "161 %", (int)Tone.Warning, s_well with { Processor = 1.61 } },
        { "Processor", "160 %", (int)Tone.Calm, s_well with { Processor = 1.6 } },
        { "Processor", "–", (int)Tone.Blind, s_well with { Processor = null } },
        { "Work that waits for a thread", "101", (int)Tone.Warning, s_well with { PoolWaiting = 101 } },
    };

    [Theory]
    [MemberData(nameof(Troubles))]
    public void Trouble_IsAsLoudAsItIsBad(string what, string text, int tone, SystemReading now)
    {
        SystemRow row = Assert.Single(Rows(now), row => row.What == what);

        Assert.Equal((text, (Tone)tone), (row.Now.Text, row.Now.Tone));
    }

    [Fact]
    public void Unknown_IsNeverShownAsFine()
    {
        IEnumerable<string> fine = Rows(new SystemReading())
            .Where(static row => row.Now.Tone == Tone.Calm && row.Well is ("0" or "written"))
            .Select(static row => row.What);

        // these are counted in the process itself, and none is none
        Assert.Equal(["Inputs left out", "of them without connection", "Messages to them lost"], fine);
    }

    [Fact]
    public void Metrics_SayWhatWasLost_AndNothingOfAnUnknownDisk()
    {
        string text = SystemMetrics.Write(s_well with { LostEntries = 4, FreeBytes = null, Pages = 2 });

        Assert.Contains("\nops_journal_lost_entries_total 4\n", text);
        Assert.Contains("\nops_disk_free_bytes NaN\n", text);
        Assert.Contains("\nops_pages 2\n", text);
    }

    private static IEnumerable<SystemRow> Rows(SystemReading now) =>
        SystemView.From(now).SelectMany(static part => part.Rows);
}
