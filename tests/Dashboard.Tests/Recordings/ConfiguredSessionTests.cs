using Microsoft.Extensions.Time.Testing;
using Ops.Dashboard.Sessions;
using Ops.Simulator.Headless.Review;
using Ops.Simulator.Headless.Review.Past;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Recordings;

/// <summary>Rules from the settings' file are those of the session, and so of its recording and its debrief.</summary>
public sealed class ConfiguredSessionTests : IDisposable
{
    private const string Realm = "training-1";
    private readonly RecordingBench _bench = new();

    [Fact]
    public void Session_WithConfiguredRules_IsLookedBackOnWithItsTripsAndItsLimits()
    {
        using (IFleetRoom room = Factory().Create(Recipe, before: null))
        {
            for (int i = 0; i < 3_600 && room.Control.Current.Holds.IsEmpty; i++)
                room.AdvanceBucket();
            Assert.Equal("order-rate", room.Control.Current.Holds[0].By.Name);
        }
        SessionPast past = SessionPast.Open(_bench.Shelf.Find(Realm)!, out _)!;

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
        using (IFleetRoom room = Factory().Create(Recipe, before: null))
        {
            room.LimitDesk.Propose(change, new Actor(ActorKind.Person, "ann"), "tighter");
            Assert.True(await room.Journal.HoldsRecordedAsync()); // what was noted before is on disk by then
        }

        using IFleetRoom again = Factory().Create(Recipe, before: null);

        Assert.Equal(99, again.Limits.Current.Rules.At(RuleScope.EachServer, "loss")!.Limit);
        Assert.Equal(99, LossLimit($"{Realm}-r2"));
        Assert.NotEqual(99, LossLimit(Realm));

        long LossLimit(string name) => SessionReview.Open(_bench.Shelf.Find(name)!, out _)!.Header.Limits!.ToBooks()
            .Rules.At(RuleScope.EachServer, "loss")!.Limit;
    }

    public void Dispose() => _bench.Dispose();

    private static SessionRecipe Recipe => new(Realm, FleetMode.Training, "quiet-day", null, 1, "test", default);

    private WorldRoomFactory Factory() => _bench.Factory(new Dictionary<string, string?>
    {
        ["Ops:Pipeline:TrainingBreakers"] = "true",
        ["Ops:Rules:order-rate:Limit"] = "12",
        ["Ops:Rules:order-rate:Steps:0:AtPercent"] = "100",
        ["Ops:Rules:order-rate:Steps:0:Action"] = "Block",
        ["Ops:GateLimits:order-quantity:Each"] = "150",
    });
}
