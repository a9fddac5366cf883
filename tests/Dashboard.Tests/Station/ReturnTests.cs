using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Ops.Dashboard.Recordings;
using Ops.Dashboard.Sessions;
using Ops.Dashboard.Startup;
using Ops.Dashboard.Tests.Sessions;
using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Station;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Station;

/// <summary>Going back: the world there is the one it was, and no kill is lost on the way.</summary>
public sealed class ReturnTests : IDisposable
{
    private static readonly Actor s_operator = new(ActorKind.Person, "operator-1");
    private static readonly Actor s_supervisor = new(ActorKind.Person, "supervisor-1");

    private readonly string _directory = Directory.CreateTempSubdirectory("ops-test-").FullName;
    private readonly FakeTimeProvider _time = new();

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Kill_DuringAReturn_LatchesWhatIsOnScreenAtOnce_AndTheNewWorldOnceItIsThere()
    {
        var factory = new StandInFactory(_time);
        var stage = new SessionStage();
        using var host = new SessionHost(
            stage, factory, new SessionSettings("quiet-day", null, 1, 1),
            new SessionFile(Path.Combine(_directory, "session.json")), _time, NullLogger<SessionHost>.Instance);
        await host.StartAsync(CancellationToken.None);
        while (host.State.Preparing is not null)
            await Task.Yield();
        await host.StartAsync("knight-2012", null, 1, s_operator);
        StandInRoom old = factory.Made[^1];
        old.RunTo(MarketTime.FromTimeOfDay(new TimeSpan(9, 35, 0)));
        int heldWhileGoing = -1;
        factory.OnMade = room => room.OnRedo = () =>
        {
            stage.Halt(Kill("smars-8"));
            heldWhileGoing = room.Control.Current.Holds.Length;
        };
        var act = new RecordedAct { At = "09:30:01.000000", Who = "a", Kind = ActorKind.Person, Do = "note" };

        Assert.Null(await host.ReturnAsync(
            MarketTime.FromTimeOfDay(new TimeSpan(9, 31, 0)), [act], s_operator, "09:31"));

        StandInRoom fresh = factory.Made[^1];
        Assert.NotSame(old, fresh);
        Assert.Equal(0, heldWhileGoing); // its past is not stopped by a kill of today
        Assert.Equal("smars-8", Assert.Single(old.Control.Current.Holds).Scope.Target);
        Assert.Equal("smars-8", Assert.Single(fresh.Control.Current.Holds).Scope.Target);
        Assert.True(fresh.Frozen);
        Assert.Same(fresh, stage.Session!.Room);
        Assert.Equal(new TimeSpan(9, 31, 0), host.State.Now.TimeOfDay);
        await host.StopAsync(CancellationToken.None);
    }

    [Fact]
    public void Branch_HasWhatStoodThen_AndNotWhatCameLater_AndRunsOnAsAFreshRunDoes()
    {
        using DataDirectory data = DataDirectory.Take(_directory).Directory!;
        WorldRoomFactory factory = Factory(data);
        using IFleetRoom first = factory.Create(Recipe("training-1"), before: null);
        Run(first, "09:26:00");
        var stage = new SessionStage();
        stage.Set(new Stage(new RunningSession(Recipe("training-1"), first, 1, 1, frozen: true), null, null));
        stage.Halt(Kill("smars-3"));
        Intervene(first, "do: market-volume\nat: 09:26:00\nuntil: 09:27:00\nfactor: 5");
        Run(first, "09:26:10");
        stage.Halt(Kill("smars-4"));
        Run(first, "09:26:20");
        ImmutableArray<RecordedAct> all = first.Acts.All;
        Assert.Equal(["kill", "insert", "kill"], all.Select(static act => act.Do));

        using IFleetRoom back = GoneBack(factory, "training-1-b2", "09:26:05", all[..2]);
        using IFleetRoom straight = GoneBack(factory, "training-2", "09:26:15", all[..2]);
        Assert.Equal("smars-3", Assert.Single(back.Control.Current.Holds).Scope.Target);
        Assert.Equal(2, back.Acts.All.Length);
        Run(back, "09:26:15");
        Assert.Equal(straight.Sent, back.Sent);
        Assert.Equal(straight.Readings.Current!.Total.Pnl, Published(back).Total.Pnl);
        Assert.Equal(FlowState.Halted, back.Control.Current.Servers[2].State);
        Assert.Equal(FlowState.Flowing, back.Control.Current.Servers[3].State);
    }

    [Fact]
    public async Task Release_BeforeTheMoment_IsDoneAgain_WhateverNumberItsHoldHas()
    {
        using DataDirectory data = DataDirectory.Take(_directory).Directory!;
        WorldRoomFactory factory = Factory(data);
        using IFleetRoom first = factory.CreateBranch(Recipe("training-1"));
        Run(first, "09:26:00");
        first.KillSwitch.Halt(Kill("smars-1")); // not by way of the stage, as a breaker's: it takes a number
        var stage = new SessionStage();
        stage.Set(new Stage(new RunningSession(Recipe("training-1"), first, 1, 1, frozen: true), null, null));
        HoldId hold = stage.Halt(Kill("smars-3")).Hold.Id;
        Run(first, "09:26:05");
        stage.Request(hold, s_operator, "a wrong build", "the manifest is back");
        ReleaseRequest asked = Assert.Single(first.Control.Current.Requests);
        first.Publish();
        ReleaseChecklist checks = first.ReleaseChecks.Check(hold)!;
        ReleaseResult released = await stage.ApproveAsync(
            new ReleaseApproval(asked.Id, s_supervisor)
            {
                Overrides = [.. checks.Open.Select(static line => new ReleaseOverride(line.Item, "seen"))],
            });
        Assert.Equal(ReleaseOutcome.Released, released.Outcome);

        using IFleetRoom back = GoneBack(factory, "training-1-b2", "09:26:10", first.Acts.All);

        Assert.DoesNotContain(back.Control.Current.Holds, static one => one.Mode.Stops());
        // from there on they are acts of that room, under the number the hold has in it
        using IFleetRoom held = GoneBack(factory, "training-1-b3", "09:26:04", first.Acts.All[..1]);
        Hold stands = Assert.Single(held.Control.Current.Holds, static one => one.Mode.Stops());
        Assert.Equal(stands.Id.ToString(), held.Acts.All[0].Hold);
    }

    [Fact]
    public async Task Limits_SetBeforeTheMoment_AreSetAgainAtTheirTimes()
    {
        using DataDirectory data = DataDirectory.Take(_directory).Directory!;
        WorldRoomFactory factory = Factory(data);
        using IFleetRoom first = factory.CreateBranch(Recipe("training-1"));
        Run(first, "09:26:00");
        var stage = new SessionStage();
        stage.Set(new Stage(new RunningSession(Recipe("training-1"), first, 1, 1, frozen: true), null, null));
        var small = new LimitChange.OfGate(RuleScope.EachServer, "order-quantity", GateLimit.Of(40));
        LimitChange wide = small with { Value = GateLimit.Of(400) };
        LimitResult tightened = stage.Propose(small, s_operator, "smaller orders");
        Run(first, "09:26:10");
        LimitResult asked = stage.Propose(wide, s_operator, "too small");
        Run(first, "09:26:12");
        LimitResult loosened = await ((ILimitDesk)stage).ApproveAsync(asked.Proposal!.Id, s_supervisor);
        Run(first, "09:26:20");
        ImmutableArray<RecordedAct> acts = first.Acts.All;
        Assert.Equal((LimitOutcome.Applied, LimitOutcome.Applied), (tightened.Outcome, loosened.Outcome));
        Assert.Equal(["set-limit", "set-limit", "approve-limit"], acts.Select(static act => act.Do));

        using IFleetRoom back = GoneBack(factory, "training-1-b2", "09:26:20", acts);
        using IFleetRoom earlier = GoneBack(factory, "training-1-b3", "09:26:11", acts[..2]);

        Assert.Equal(first.Sent, back.Sent);
        Assert.Equal(Published(first).Total.Pnl, Published(back).Total.Pnl);
        Assert.Equal(400, back.Limits.Current.Gates.For(back.Fleet.Servers[0]).OrderQuantity.Value);
        Assert.Equal(40, earlier.Limits.Current.Gates.For(earlier.Fleet.Servers[0]).OrderQuantity.Value);
        Assert.Equal(wide, Assert.Single(earlier.Limits.Current.Proposals).Change);
        Assert.Empty(back.Limits.Current.Proposals);
    }

    [Fact]
    public void AlarmActs_BeforeTheMoment_AreDoneAgain_WhateverNumberTheirAlarmHas()
    {
        using DataDirectory data = DataDirectory.Take(_directory).Directory!;
        WorldRoomFactory factory = Factory(data);
        using IFleetRoom first = factory.CreateBranch(Recipe("training-1"));
        Run(first, "09:26:00");
        var stage = new SessionStage();
        stage.Set(new Stage(new RunningSession(Recipe("training-1"), first, 1, 1, frozen: true), null, null));
        Intervene(
            first, "do: telemetry-gap\nat: 09:26:00\nuntil: 09:26:20\nwhat: loses\nservers: [smars-2, smars-4]");
        Run(first, "09:26:24");
        long two = Of(first, "smars-2").Id;
        long four = Of(first, "smars-4").Id;
        Assert.Equal(AlarmOutcome.Done, stage.Shelve(two, s_operator, "the line is known", TimeSpan.FromMinutes(5)));
        Assert.Equal(AlarmOutcome.NothingToDo, stage.Shelve(two, s_operator, "again", TimeSpan.FromMinutes(5)));
        Run(first, "09:26:25");
        stage.Unshelve(two, s_operator);
        stage.Shelve(four, s_supervisor, "the line is known", TimeSpan.FromMinutes(9));
        stage.Acknowledge(two, s_operator);
        ImmutableArray<RecordedAct> acts = first.Acts.All;
        Assert.Equal(
            ["insert", "shelve", "shelve", "unshelve", "shelve", "acknowledge"], acts.Select(static act => act.Do));

        // in a room in which other alarms came before they have other numbers
        ImmutableArray<RecordedAct> renamed =
            [.. acts.Select(static act => act.Alarm is null ? act : act with { Alarm = $"{act.Alarm}7" })];
        using IFleetRoom back = GoneBack(factory, "training-1-b2", "09:26:26", renamed);
        using IFleetRoom between = GoneBack(factory, "training-1-b3", "09:26:24.500", acts[..3]);

        Alarm shelved = Assert.Single(back.Alarms.Current.Shelved);
        Alarm was = Assert.Single(first.Alarms.Current.Shelved);
        Assert.Equal(
            (was.Finding.Server, "supervisor-1", "the line is known", was.ShelvedUntil),
            (shelved.Finding.Server, shelved.ShelvedBy, shelved.ShelveReason, shelved.ShelvedUntil));
        Assert.Equal("operator-1", Of(back, "smars-2").AcknowledgedBy);
        Assert.Equal($"A-{shelved.Id}", back.Acts.All[4].Alarm); // from there on they are acts of that room
        Assert.Equal("smars-2", back.Fleet.Servers[
            Assert.Single(between.Alarms.Current.Shelved).Finding.Server!.Value.Index].Name);
    }

    private static Alarm Of(IFleetRoom room, string server) =>
        room.Alarms.Current.Groups.SelectMany(static group => group.Members).First(alarm =>
            alarm.Finding.Server is { } id && room.Fleet.Servers[id.Index].Name == server);

    private static void Run(IFleetRoom room, string until)
    {
        while (room.Now < Time(until))
            room.AdvanceTo(new MarketTime((room.Now.Nanoseconds / 100_000_000 + 1) * 100_000_000));
        room.Publish();
    }

    private static FleetSnapshot Published(IFleetRoom room)
    {
        room.Publish();
        return room.Readings.Current!;
    }

    private static void Intervene(IFleetRoom room, string item)
    {
        var read = new ItemText(room.Scenario!).Read(item);
        room.Intervene(new Intervention.Insert(read.Item!), (at, wrong) => ActRecorder.Instructed(
            room, s_operator, "insert",
            act => act with { At = at.ToString(), Item = item, Seat = RecordedAct.InstructorSeat }));
        room.AdvanceTo(room.Now);
    }

    private static IFleetRoom GoneBack(
        WorldRoomFactory factory, string realm, string to, ImmutableArray<RecordedAct> acts)
    {
        IFleetRoom room = factory.CreateBranch(Recipe(realm));
        new RunningSession(Recipe(realm), room, 2, 1, frozen: true).GoBack(
            new ReturnPlan(Time(to), acts), static () => { }, CancellationToken.None);
        return room;
    }

    private static MarketTime Time(string text) =>
        MarketTime.FromTimeOfDay(TimeSpan.Parse(text, System.Globalization.CultureInfo.InvariantCulture));

    private static HaltCommand Kill(string server) => new(
        Guid.NewGuid(), HoldKind.Manual, HaltScope.Server(server), HaltMode.Block, s_operator, "test", 0);

    private static SessionRecipe Recipe(string realm) =>
        new(realm, FleetMode.Training, "quiet-day", null, 1, "test", default);

    [Fact]
    public async Task Session_WhoseScenarioWasEditedMeanwhile_GoesBackInTheOneItWasStartedWith()
    {
        using DataDirectory data = DataDirectory.Take(Path.Combine(_directory, "data")).Directory!;
        string own = Directory.CreateDirectory(Path.Combine(_directory, "own")).FullName;
        string file = Path.Combine(own, "quiet-day.yaml");
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "scenarios", "quiet-day.yaml"));
        File.WriteAllText(file, text);
        var library = new ScenarioLibrary(own);
        var stage = new SessionStage();
        using var host = new SessionHost(
            stage, Factory(data, library), new SessionSettings("quiet-day", null, 1, 1),
            new SessionFile(Path.Combine(_directory, "session.json")), _time, NullLogger<SessionHost>.Instance);
        await host.StartAsync(CancellationToken.None);
        while (host.State.Preparing is not null)
            await Task.Yield();
        Assert.Null(await host.StartAsync("quiet-day", null, 1, s_operator));
        File.WriteAllText(file, text.Replace("title: Quiet day", "title: Another day", StringComparison.Ordinal));
        library.Reload();

        Assert.Null(await host.ReturnAsync(Time("09:25:10"), [], s_operator, "09:25:10"));

        Assert.Equal((2, "Quiet day"), (stage.Session!.Recipe.Branch, stage.Session.Room.Title));
        await host.StopAsync(CancellationToken.None);
    }

    private WorldRoomFactory Factory(DataDirectory data, ScenarioLibrary? library = null)
    {
        OpsSettings settings = OpsSettingsReader.Read(new ConfigurationBuilder().Build(), AppContext.BaseDirectory)
            .Settings;
        return new WorldRoomFactory(
            library ?? ScenarioLibrary.Default, settings.Pipeline, settings, new JournalOpener(data), _time,
            NullLogger<WorldRoom>.Instance);
    }
}
