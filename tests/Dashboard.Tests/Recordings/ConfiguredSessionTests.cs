using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Ops.Dashboard.Recordings;
using Ops.Dashboard.Sessions;
using Ops.Dashboard.Startup;
using Ops.Simulator.Headless.Review;
using Ops.Simulator.Headless.Review.Past;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Recordings;

/// <summary>Rules from the settings' file are those of the session, and so of its recording and its debrief.</summary>
public sealed class ConfiguredSessionTests : IDisposable
{
    private const string Realm = "training-1";
    private readonly string _directory = Directory.CreateTempSubdirectory("ops-test-").FullName;
    private readonly DataDirectory _data;

    public ConfiguredSessionTests() => _data = DataDirectory.Take(_directory).Directory!;

    [Fact]
    public void Session_WithConfiguredRules_IsLookedBackOnWithItsTripsAndItsLimits()
    {
        RecordingShelf shelf = Shelf();
        using (IFleetRoom room = Factory(shelf).Create(Recipe, before: null))
        {
            for (int i = 0; i < 3_600 && room.Control.Current.Holds.IsEmpty; i++)
                room.AdvanceBucket();
            Assert.Equal("order-rate", room.Control.Current.Holds[0].By.Name);
        }
        SessionPast past = SessionPast.Open(shelf.Find(Realm)!, out _)!;

        past.Read(new FakeTimeProvider(), TestContext.Current.CancellationToken);

        PastPicture last = past.At(past.End)!;
        Assert.Equal("order-rate", last.Control.Holds[0].By.Name);
        Assert.Equal(12, last.Limits.Rules.At(RuleScope.EachServer, "order-rate")!.Limit);
        Assert.Equal(150, last.Limits.Gates.At(GateLimitCatalog.Find("order-quantity")!, RuleScope.EachServer).Value);
    }

    [Fact]
    public async Task Session_ThatGoesOnAfterLimitsWereSetLive_IsRecordedWithThem()
    {
        var change = new LimitChange.OfRule(
            RuleScope.EachServer, RuleCatalog.Find("loss")!.Default! with { Limit = 99 });
        RecordingShelf shelf = Shelf();
        using (IFleetRoom room = Factory(shelf).Create(Recipe, before: null))
        {
            room.LimitDesk.Propose(change, new Actor(ActorKind.Person, "ann"), "tighter");
            Assert.True(await room.Journal.HoldsRecordedAsync()); // what was noted before is on disk by then
        }

        using IFleetRoom again = Factory(shelf).Create(Recipe, before: null);

        Assert.Equal(99, again.Limits.Current.Rules.At(RuleScope.EachServer, "loss")!.Limit);
        Assert.Equal(99, LossLimit($"{Realm}-r2"));
        Assert.NotEqual(99, LossLimit(Realm));

        long LossLimit(string name) => SessionReview.Open(shelf.Find(name)!, out _)!.Header.Limits!.ToBooks()
            .Rules.At(RuleScope.EachServer, "loss")!.Limit;
    }

    public void Dispose()
    {
        _data.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private static SessionRecipe Recipe => new(Realm, FleetMode.Training, "quiet-day", null, 1, "test", default);

    private RecordingShelf Shelf() => new(
        _data, RecordingSettings.Default, new FakeTimeProvider(), NullLogger<RecordingShelf>.Instance);

    private WorldRoomFactory Factory(RecordingShelf shelf)
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Ops:Pipeline:TrainingBreakers"] = "true",
            ["Ops:Rules:order-rate:Limit"] = "12",
            ["Ops:Rules:order-rate:Steps:0:AtPercent"] = "100",
            ["Ops:Rules:order-rate:Steps:0:Action"] = "Block",
            ["Ops:GateLimits:order-quantity:Each"] = "150",
        }).Build();
        (OpsSettings settings, IReadOnlyList<SettingsFault> faults) =
            OpsSettingsReader.Read(configuration, AppContext.BaseDirectory);
        Assert.Empty(faults);
        return new WorldRoomFactory(
            ScenarioLibrary.Default, settings.Pipeline, settings, new JournalOpener(_data), new FakeTimeProvider(),
            NullLogger<WorldRoom>.Instance, shelf);
    }
}
