using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Ops.Dashboard.BlindDrill;
using Ops.Dashboard.Api;
using Ops.Dashboard.Components.Layout;
using Ops.Dashboard.Sessions;
using Ops.Dashboard.Tests.Accounts;
using Ops.Dashboard.Tests.Shared;
using Ops.Dashboard.Views;
using Ops.Simulator;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Api;

/// <summary>A phantom among the live servers: like any other to operators, nothing to totals and gates.</summary>
public sealed class BlindDrillTests : IDisposable
{
    private static readonly Actor s_supervisor = new(ActorKind.Person, "supervisor-1");
    private readonly RoomFactory _room = new();

    private BlindDrillDesk Desk => _room.Services.GetRequiredService<BlindDrillDesk>();

    private BlindDrillBook Book => _room.Services.GetRequiredService<BlindDrillBook>();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task Phantom_OnThePages_IsATileLikeOthers_AndInNoTotal()
    {
        await ShownAsync(wrong: true);

        RoomPicture picture = Read();
        var before = picture with { Phantom = null };
        FleetScreen with = new FleetScreens().Of(picture)!;
        FleetScreen without = new FleetScreens().Of(before)!;

        Assert.Equal("smars-9", with.Board.Tiles[^1].Name);
        Assert.Equal(without.Board.Tiles.Count + 1, with.Board.Tiles.Count);
        Assert.Equal(without.Strip, with.Strip);
        Assert.Equal(HeaderView.From(before), HeaderView.From(picture));
        Assert.Equal(Tone.Critical, with.Board.Tiles[^1].Tone);
        Assert.Contains("smars-9", AlarmStripView.From(picture).Rows[0].Message);
        Assert.DoesNotContain("smars-9", await _room.As("operator").GetStringAsync("/api/fleet"));
        Assert.DoesNotContain("smars-9", await _room.As("operator").GetStringAsync("/metrics"));
        Assert.Contains("Kill smars-9", await _room.As("operator").GetStringAsync("/kill"));
    }

    [Fact]
    public async Task KillInAnotherSession_OfAServerOfThePhantomsName_IsAKill()
    {
        await ShownAsync(wrong: true);
        SessionStage stage = _room.Services.GetRequiredService<SessionStage>();
        RunningSession live = stage.Session!;
        var input = new KillInput("server", "smars-9", null, "runaway", null, null);
        stage.Set(stage.Now! with
        {
            Current = new RunningSession(live.Recipe, live.Room, live.Epoch + 1, live.Speed, frozen: false),
        });

        Assert.Null(Desk.Take(input, s_supervisor)); // before the drill's clock has seen the change
        stage.Set(stage.Now! with { Current = live });
        Assert.NotNull(Desk.Take(input, s_supervisor));
    }

    [Fact]
    public async Task KillOfThePhantom_IsMeasured_AndCommandsNothing()
    {
        await ShownAsync(wrong: true);
        _room.Time.Advance(TimeSpan.FromSeconds(7));
        using HttpClient person = _room.As("operator");

        (int status, JsonElement body) = await person.Post("/api/kill", new
        {
            scope = "server", target = "smars-9", reason = "runaway", mode = "block",
        });

        Assert.Equal((409, "blind-drill"), (status, body.Code()));
        Assert.StartsWith(
            "DRILL: smars-9 does not exist. operator-9 stopped it", body.GetProperty("detail").GetString());
        Assert.Empty(_room.Room.Journal.StandingHolds);
        Assert.All(_room.Room.Control.Current.Servers, one => Assert.Equal(FlowState.Flowing, one.State));
        Assert.Null(Read().Phantom);
        Assert.Contains("DRILL", Read().DrillTold);
        BlindDrillResult result = await ResultAsync();
        Assert.Equal((BlindDrillEnd.Stopped, "operator-9"), (result.End, result.By));
        Assert.Equal(10, result.ResponseSeconds);
        _room.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(Read().DrillTold);
    }

    [Fact]
    public async Task AlarmOfThePhantom_IsAcknowledgedAsAnyOther_AndMeasured()
    {
        await ShownAsync(wrong: true);
        using HttpClient person = _room.As("operator");
        long alarm = Read().Phantom!.Alarm!.Root.Id;

        (int status, _) = await person.Post($"/api/alarms/{alarm}/acknowledge", new { });
        (int again, JsonElement body) = await person.Post($"/api/alarms/{alarm}/acknowledge", new { });

        Assert.Equal(204, status);
        Assert.Equal((409, "nothing-to-do"), (again, body.Code()));
        Assert.False(Read().Phantom!.Alarm!.IsUnacknowledged);
        Assert.False(AlarmStripView.From(Read()).Rows[0].IsWaiting);
        Assert.Equal("operator-9", Read().Phantom!.Alarm!.Root.AcknowledgedBy);
        _room.Time.Advance(TimeSpan.FromSeconds(7));
        await person.Post("/api/kill", new
        {
            scope = "server", target = "smars-9", reason = "runaway", mode = "block",
        });
        BlindDrillResult result = await ResultAsync();
        Assert.Equal((3, 10, "operator-9"), (result.NoticedSeconds, result.ResponseSeconds, result.NotedBy));
        Assert.Equal(404, (await person.Post($"/api/alarms/{alarm}/acknowledge", new { })).Status);
    }

    [Fact]
    public async Task AlarmOfThePhantom_IsPutAsideAsAnyOther_AndMeasured()
    {
        await ShownAsync(wrong: true);
        using HttpClient person = _room.As("operator");
        string alarm = $"/api/alarms/{Read().Phantom!.Alarm!.Root.Id}";
        Assert.Equal("smars-9", AlarmRowView.Of(Read().Listed.Groups[0], Read().Named).Server);

        (int silent, JsonElement reason) = await person.Post($"{alarm}/shelve", new { minutes = "5" });
        (int tooLong, JsonElement time) = await person.Post(
            $"{alarm}/shelve", new { reason = "known", minutes = "60" });
        (int done, _) = await person.Post($"{alarm}/shelve", new { reason = "known", minutes = "5" });
        (int again, JsonElement twice) = await person.Post($"{alarm}/shelve", new { reason = "known", minutes = "5" });
        (int noted, _) = await person.Post($"{alarm}/acknowledge", new { });
        RoomPicture aside = Read();

        Assert.Equal((400, "reason-missing"), (silent, reason.Code()));
        Assert.Equal((400, "too-long"), (tooLong, time.Code()));
        Assert.Equal((204, 409, 409), (done, again, noted));
        Assert.Equal("nothing-to-do", twice.Code());
        Assert.Null(aside.Phantom!.Alarm);
        Assert.Empty(AlarmStripView.From(aside).Rows);
        Assert.Equal("1 shelved", AlarmStripView.From(aside).Head);
        Alarm shelved = Assert.Single(aside.Listed.Shelved);
        Assert.Equal(("operator-9", "known"), (shelved.ShelvedBy, shelved.ShelveReason));
        Assert.Equal("smars-9", AlarmRowView.Of(shelved, aside.Named).Server);
        Assert.Empty(aside.Listed.Groups);

        Assert.Equal(204, (await person.Post($"{alarm}/unshelve", new { })).Status);
        Assert.True(Read().Phantom!.Alarm!.IsUnacknowledged);
        Assert.Equal(409, (await person.Post($"{alarm}/unshelve", new { })).Status);
        Assert.Equal(204, (await person.Post($"{alarm}/shelve", new { reason = "known", minutes = "1" })).Status);
        _room.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(Read().Phantom!.Alarm!.IsUnacknowledged);
        Desk.CallOff(s_supervisor);
        BlindDrillResult result = await ResultAsync();
        Assert.Equal((3, "operator-9"), (result.NoticedSeconds, result.NotedBy));
    }

    [Fact]
    public async Task RealAlarm_TakesThePhantomOffInTheSamePicture()
    {
        await ShownAsync(wrong: true);
        Assert.NotNull(Read().Phantom);

        Alarm();

        Assert.Null(Read().Phantom);
        Desk.Step();
        Assert.False(Desk.IsShown);
        BlindDrillResult result = await ResultAsync();
        Assert.Equal(BlindDrillEnd.Withdrawn, result.End);
        Assert.StartsWith("A real alarm came", result.Why);
    }

    [Fact]
    public async Task KillOfTheFleet_DuringADrill_IsARealOne_AndEndsIt()
    {
        await ShownAsync(wrong: true);
        using HttpClient person = _room.As("operator");

        (int status, _) = await person.Post("/api/kill", new { scope = "fleet", reason = "all of it" });

        Assert.Equal(202, status);
        Assert.Single(_room.Room.Journal.StandingHolds);
        Assert.Null(Read().Phantom);
        Desk.Step();
        Assert.Equal(BlindDrillEnd.Withdrawn, (await ResultAsync()).End);
    }

    [Fact]
    public async Task NoResponse_IsMissed_AndADrillInALoudRoomNeverAppears()
    {
        await ShownAsync(wrong: true);
        _room.Time.Advance(BlindDrillPlan.Patience + TimeSpan.FromSeconds(5));
        Desk.Step();
        Assert.Equal(BlindDrillEnd.Missed, (await ResultAsync()).End);

        Alarm();
        Assert.Null(Desk.Authorise(s_supervisor, TimeSpan.FromMinutes(1), 3));
        _room.Time.Advance(TimeSpan.FromMinutes(2));
        Desk.Step();
        Assert.False(Desk.IsShown);
        _room.Time.Advance(BlindDrillPlan.Window);
        Desk.Step();
        Assert.Null(Desk.Plan);
        Assert.Equal(2, Book.Read(out _).Length);
    }

    [Fact]
    public async Task Page_AllowsOne_CallsItOff_AndRefusesWhatIsNoTime()
    {
        await _room.RunningAsync();
        using Browser supervisor = await Browser.ByLinkAsync(_room, "supervisor");
        const string page = "/training/blind-drills";

        using HttpResponseMessage wrong = await supervisor.SendAsync(page, page, ("do", "allow"), ("within", "0"));
        using HttpResponseMessage allowed = await supervisor.SendAsync(page, page, ("do", "allow"), ("within", "60"));
        using HttpResponseMessage twice = await supervisor.SendAsync(page, page, ("do", "allow"), ("within", "60"));
        string standing = await supervisor.ReadAsync(page);
        using HttpResponseMessage off = await supervisor.SendAsync(page, page, ("do", "call-off"));

        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, allowed.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, twice.StatusCode);
        Assert.Contains("it has not appeared yet", standing);
        Assert.Equal(HttpStatusCode.Redirect, off.StatusCode);
        Assert.Null(Desk.Plan);
        Assert.Equal(BlindDrillEnd.CalledOff, (await ResultAsync()).End);
    }

    [Fact]
    public async Task TrainingSession_RefusesOne_AndTakesAShownOneOff()
    {
        await ShownAsync(wrong: false);
        await _room.Services.GetRequiredService<ITrainingConsole>().StartAsync("knight-2012", null, 1, s_supervisor);

        Assert.Null(Read().Phantom);
        Desk.Step();
        Assert.Equal(BlindDrillEnd.Withdrawn, (await ResultAsync()).End);
        Assert.NotNull(Desk.Told);
        Assert.Null(Read().DrillTold); // it was the live room's
        Assert.Contains("training", Desk.Authorise(s_supervisor, TimeSpan.FromMinutes(1), 1));
    }

    [Fact]
    public void Flow_GetsWorseWithEverySecond()
    {
        ServerStatus peer = RoomPictures.Quiet().Fleet!.Servers[0];
        Assert.Equal(peer.Reading, PhantomFlow.Of("x-9", peer, 8, wrongFor: null).Status.Reading);
        ServerReading before = peer.Reading;
        for (int second = 1; second <= 180; second++)
        {
            ServerReading now = PhantomFlow.Of("x-9", peer, 8, TimeSpan.FromSeconds(second)).Status.Reading;
            Assert.True(now.GrossExposure > before.GrossExposure && now.Pnl < before.Pnl);
            Assert.True(now.In1s[OrderEventKind.Sent] >= before.In1s[OrderEventKind.Sent]);
            before = now;
        }
    }

    [Theory]
    [InlineData("smars-9", "smars-7", "smars-8", "smars-1", "smars-2", "smars-3", "smars-4", "smars-5", "smars-8")]
    [InlineData("retail-4", "retail-1", "retail-2", "retail-3")]
    [InlineData("solo2", "solo")]
    public void Name_IsOneThatNobodyHas(string expected, params string[] names) =>
        Assert.Equal(expected, BlindDrillDesk.NameAfter(names));

    private async Task ShownAsync(bool wrong)
    {
        await _room.RunningAsync();
        _room.Room.Publish();
        Assert.Null(Desk.Authorise(s_supervisor, TimeSpan.FromMinutes(1), 7));
        _room.Time.SetUtcNow(Desk.Plan!.AppearsAt);
        Desk.Step();
        Assert.True(Desk.IsShown);
        if (wrong)
            _room.Time.SetUtcNow(Desk.Plan!.WrongAt + TimeSpan.FromSeconds(3));
    }

    private RoomPicture Read()
    {
        IServiceProvider services = _room.Services;
        return new RoomFeed(
            services.GetRequiredService<IFleetReader>(), services.GetRequiredService<IControlReader>(),
            services.GetRequiredService<ITrainingConsole>(), services.GetRequiredService<IAlarmReader>(), _room.Time,
            drill: null, place: null, services.GetRequiredService<IBlindDrill>()).Read();
    }

    private void Alarm() => _room.Room.Desk.Observe(
        RoomPictures.At, [AlarmPictures.Finding("order-conservation", 7, LimitAction.Block)]);

    // the result is written off the path of whoever ended it
    private async Task<BlindDrillResult> ResultAsync()
    {
        ImmutableArray<BlindDrillResult> results;
        while ((results = Book.Read(out _)).IsEmpty)
            await Task.Yield();
        return results[0];
    }
}
