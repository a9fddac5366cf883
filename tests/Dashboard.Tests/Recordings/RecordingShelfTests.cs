using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Ops.Dashboard.Recordings;
using Ops.Dashboard.Sessions;
using Ops.Dashboard.Startup;
using Ops.Simulator.Headless.Review;
using Ops.Simulator.Headless.Review.Past;
using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Recordings;

public sealed class RecordingShelfTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("ops-test-").FullName;
    private readonly FakeTimeProvider _time = new();
    private readonly DataDirectory _data;

    public RecordingShelfTests()
    {
        _data = DataDirectory.Take(_directory).Directory!;
        _time.SetUtcNow(File.GetLastWriteTimeUtc(_directory));
    }

    [Fact]
    public void Room_OfASession_IsRecordedWithWhatWasDoneInIt()
    {
        RecordingShelf shelf = Shelf(RecordingSettings.Default);
        IFleetRoom room = Factory(shelf).Create(Recipe("training-1"), before: null);
        room.AdvanceBucket();
        Assert.NotNull(Assert.Single(shelf.Rows()).State);
        Assert.False(shelf.IsClosed("training-1"));
        var kill = new HaltCommand(
            Guid.NewGuid(), HoldKind.Manual, HaltScope.Server("smars-8"), HaltMode.Block,
            new Actor(ActorKind.Person, "operator-1"), "test", 0);
        ActRecorder.Halted(room, kill, room.KillSwitch.Halt(kill));
        for (int i = 0; i < 20; i++)
            room.AdvanceBucket();
        room.Dispose();

        RecordingRow row = Assert.Single(shelf.Rows());
        Assert.Equal(("training-1", null), (row.Name, row.State));
        SessionReview review = SessionReview.Open(shelf.Find("training-1")!, out string? fault)!;
        Assert.Null(fault);
        Assert.Empty(review.Doubts);
        Assert.StartsWith("It was ended at 08:00:0", review.EarlyEnd);
        RecordedAct act = Assert.Single(review.Acts);
        Assert.Equal(("kill", "smars-8", "operator-1"), (act.Do, act.Target, act.Who));
        Assert.Equal(8, act.Sent.Length);
        Assert.Null(shelf.Find("../training-1"));
    }

    [Fact]
    public void Recording_ThatMissesInputs_SaysSoInTheListOnItsPageAndInTheDebrief()
    {
        RecordingShelf shelf = Shelf(RecordingSettings.Default);
        IFleetRoom room = Factory(shelf).Create(Recipe("training-1"), before: null);
        room.AdvanceBucket();
        for (int i = 0; i < 8_192 + 1_234; i++) // more than may wait for the loop
            room.Recorder!.OnAck(new GateAck(new ServerId(1), 3, Latched: true, 9, 2));
        room.Dispose();

        RecordingRow row = Assert.Single(shelf.Rows());

        Assert.Equal((1_234L, null), (row.Dropped, row.State));
        Assert.Equal(1_234, Assert.Single(RecordingListBody.From(shelf).Recordings).Dropped);
        Assert.Contains("closed, 1,234 inputs missing", RecordingPage.Of(
            Shelf(RecordingSettings.Default)).Html(new Microsoft.AspNetCore.Http.DefaultHttpContext().Request));
        string said = SessionPast.Open(shelf.Find("training-1")!, out _)!.Missing!;
        Assert.StartsWith("The recording misses 1,234 inputs", said);
        Assert.Equal([said], SessionReview.Open(shelf.Find("training-1")!, out _)!.Doubts);
    }

    [Fact]
    public void Shelf_WithTooLittleRoom_ThrowsTheOldestWholeOnesAwayAndNeverOneThatRuns()
    {
        RecordingShelf shelf = Shelf(new RecordingSettings(true, MostMegabytes: 1, KeepMegabytes: 2, KeepDays: 100));
        ImmutableArray<LoopRecorder> recorders =
            [.. Enumerable.Range(1, 3).Select(i => shelf.Begin(Recipe($"training-{i}"), Header(), "text")!)];
        Assert.Equal(3, shelf.Rows().Length); // all run: none goes, whatever they take
        foreach (LoopRecorder recorder in recorders)
            shelf.Close(recorder, new RecordedWorld(Simulator.LedgerReport.Nothing, null));
        File.AppendAllText(RecordingFile.In(shelf.Find("training-1")!), new string(' ', 2_100_000));
        File.SetLastWriteTimeUtc(RecordingFile.In(shelf.Find("training-1")!), new DateTime(2020, 1, 1));

        using LoopRecorder next = shelf.Begin(Recipe("training-4"), Header(), "text")!;

        Assert.Null(shelf.Find("training-1"));
        Assert.NotNull(shelf.Find("training-2"));
        Assert.Equal(1, shelf.ThrownAway);
    }

    [Fact]
    public void Shelf_WithManySessionsThatRun_ThrowsNothingAwayForWhatTheyMightStillBecome()
    {
        RecordingShelf shelf = Shelf(new RecordingSettings(true, MostMegabytes: 2, KeepMegabytes: 4, KeepDays: 100));
        shelf.Close(
            shelf.Begin(Recipe("training-1"), Header(), "text")!,
            new RecordedWorld(Simulator.LedgerReport.Nothing, null));
        ImmutableArray<LoopRecorder> running =
            [.. Enumerable.Range(2, 7).Select(i => shelf.Begin(Recipe($"training-{i}"), Header(), "text")!)];

        Assert.NotNull(shelf.Find("training-1"));
        Assert.Equal(0, shelf.ThrownAway);

        // until what runs has grown to where the bound is
        File.AppendAllText(RecordingFile.In(shelf.Find("training-2")!), new string(' ', 4_200_000));
        shelf.Sweep();
        Assert.Null(shelf.Find("training-1"));
        Assert.NotNull(shelf.Find("training-2"));
        foreach (LoopRecorder recorder in running)
            shelf.Close(recorder, new RecordedWorld(Simulator.LedgerReport.Nothing, null));
    }

    [Fact]
    public async Task Sweeper_EveryMinute_ThrowsAwayWhatHasBecomeTooOld()
    {
        RecordingShelf shelf = Shelf(new RecordingSettings(true, 1, 100, KeepDays: 30));
        shelf.Close(
            shelf.Begin(Recipe("training-1"), Header(), "text")!,
            new RecordedWorld(Simulator.LedgerReport.Nothing, null));
        using var sweeper = new RecordingSweeper(shelf, _time, NullLogger<RecordingSweeper>.Instance);
        await sweeper.StartAsync(TestContext.Current.CancellationToken);

        _time.Advance(TimeSpan.FromDays(31));

        while (shelf.Find("training-1") is not null) // or until the test's own time is over
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            _time.Advance(RecordingSweeper.Beat); // it begins on a thread of its own
            await Task.Yield();
        }
        await sweeper.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Shelf_AfterTheDaysItKeeps_ThrowsAwayWhatIsOlder()
    {
        RecordingShelf shelf = Shelf(new RecordingSettings(true, 1, 100, KeepDays: 30));
        shelf.Close(
            shelf.Begin(Recipe("training-1"), Header(), "text")!,
            new RecordedWorld(Simulator.LedgerReport.Nothing, null));
        _time.Advance(TimeSpan.FromDays(31));

        using LoopRecorder next = shelf.Begin(Recipe("training-2"), Header(), "text")!;

        Assert.Null(shelf.Find("training-1"));
    }

    [Fact]
    public void Shelf_ThatCantWrite_RecordsNothingAndTheRoomIsMadeAllTheSame()
    {
        File.WriteAllText(_data.PathOf("recordings"), "a file where the folder belongs");
        RecordingShelf shelf = Shelf(RecordingSettings.Default);

        using IFleetRoom room = Factory(shelf).Create(Recipe("training-1"), before: null);

        Assert.Null(room.Recorder);
        room.AdvanceBucket();
    }

    [Fact]
    public void Shelf_SwitchedOff_RecordsNothing() =>
        Assert.Null(Shelf(RecordingSettings.Default with { Enabled = false }).Begin(
            Recipe("training-1"), Header(), "text"));

    public void Dispose()
    {
        _data.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private RecordingShelf Shelf(RecordingSettings settings) =>
        new(_data, settings, _time, NullLogger<RecordingShelf>.Instance);

    private WorldRoomFactory Factory(RecordingShelf shelf)
    {
        OpsSettings settings = OpsSettingsReader.Read(new ConfigurationBuilder().Build(), AppContext.BaseDirectory)
            .Settings;
        return new WorldRoomFactory(
            ScenarioLibrary.Default, settings.Pipeline, settings, new JournalOpener(_data), new FakeTimeProvider(),
            NullLogger<WorldRoom>.Instance, shelf);
    }

    private static SessionRecipe Recipe(string realm) =>
        new(realm, FleetMode.Training, "knight-2012", null, 1, "test", default);

    private static RecordingHeader Header() => new()
    {
        Scenario = "a", ScenarioHash = "h", ScenarioFile = "a.yaml", Title = "A", Seed = 7, Mode = FleetMode.Training,
        StartedBy = "test", Program = "1", MarketStart = "09:30:00", Date = new DateOnly(2012, 8, 1), Zone = "ET",
        Breakers = false, Parity = ParityMode.Observe, Lockstep = false, Servers = ["s-1"], Symbols = ["AAA"],
    };
}
