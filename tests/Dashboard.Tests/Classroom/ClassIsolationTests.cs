using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Ops.Dashboard.Api;
using Ops.Dashboard.Classroom;
using Ops.Dashboard.Sessions;
using Ops.Dashboard.Tests.Sessions;
using Ops.Telemetry.Contracts;
using Xunit;

namespace Ops.Dashboard.Tests.Classroom;

/// <summary>What is given in one room reaches no other: not by key, cookie, form token, address or object.</summary>
public sealed class ClassIsolationTests
{
    private static readonly object s_killAll = new { scope = "fleet", reason = "drill" };

    [Fact]
    public async Task Kill_InASession_HaltsNothingElsewhere()
    {
        await using var room = new ClassroomRoom();
        ClassroomRoom.Opened first = await room.OpenAsync("First", ("ann", "operator"));
        ClassroomRoom.Opened second = await room.OpenAsync("Second", ("ann", "operator"));
        using HttpClient ann = room.WithKey(first.Seats["ann"].Key);

        using HttpResponseMessage kill = await ann.PostAsJsonAsync($"{first.Path}api/kill", s_killAll);
        JsonElement receipt = await kill.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.Accepted, kill.StatusCode);
        Assert.Equal("TRAINING", receipt.GetProperty("room").GetString());
        Assert.Equal((first.Id, "First"),
            (receipt.GetProperty("session").GetString(), receipt.GetProperty("sessionTitle").GetString()));
        Assert.Equal((1, 0, 0), (Holds(World(room, first)), Holds(World(room, second)), Holds(room.Room)));
        using HttpClient live = room.As("operator");
        using HttpResponseMessage liveKill = await live.PostAsJsonAsync("/api/kill", s_killAll);
        JsonElement liveReceipt = await liveKill.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("LIVE", liveReceipt.GetProperty("room").GetString());
        Assert.Equal(JsonValueKind.Null, liveReceipt.GetProperty("session").ValueKind);
        Assert.Equal((1, 0, 1), (Holds(World(room, first)), Holds(World(room, second)), Holds(room.Room)));
    }

    [Fact]
    public async Task Key_OfASeat_IsOfNoUseAnywhereElse()
    {
        await using var room = new ClassroomRoom();
        ClassroomRoom.Opened first = await room.OpenAsync("First", ("ann", "supervisor"));
        ClassroomRoom.Opened second = await room.OpenAsync("Second", ("ann", "supervisor"));
        using HttpClient seat = room.WithKey(first.Seats["ann"].Key);
        using HttpClient main = room.As("supervisor");

        await AssertRefusedAsync(seat, "/", room, first, second);
        await AssertRefusedAsync(seat, second.Path, room, first, second);
        await AssertRefusedAsync(main, first.Path, room, first, second);
    }

    [Fact]
    public async Task Cookie_OfASeat_IsOfNoUseAnywhereElse_EvenWhenItIsSentThere()
    {
        await using var room = new ClassroomRoom();
        ClassroomRoom.Opened first = await room.OpenAsync("First", ("ann", "supervisor"));
        ClassroomRoom.Opened second = await room.OpenAsync("Second", ("ann", "supervisor"));
        string seat = await CookieAsync(room, new Uri(first.Seats["ann"].Link).PathAndQuery);
        string main = await CookieAsync(
            room, $"/signin/{room.Links.Create().Single(link => link.Role == "supervisor").Token}");
        string value = seat.Split('=', 2)[1];

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(room, first.Path, seat));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(room, "/", main));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(room, "/", seat));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(room, "/", $"ops-session={value}"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(room, second.Path, seat));
        Assert.Equal(
            HttpStatusCode.Unauthorized, await StatusAsync(room, second.Path, $"ops-session-{second.Id}={value}"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(room, first.Path, main));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(
            room, first.Path, $"ops-session-{first.Id}={main.Split('=', 2)[1]}"));
    }

    [Fact]
    public async Task Link_OfASeat_SignsNobodyIn_Elsewhere()
    {
        await using var room = new ClassroomRoom();
        ClassroomRoom.Opened first = await room.OpenAsync("First", ("ann", "supervisor"));
        ClassroomRoom.Opened second = await room.OpenAsync("Second", ("ann", "supervisor"));
        string token = first.Seats["ann"].Link.Split('/')[^1];
        string console = room.Links.Create()[0].Token;
        using HttpClient nobody = room.Anonymous();

        using HttpResponseMessage atMain = await nobody.GetAsync($"/signin/{token}");
        using HttpResponseMessage atSecond = await nobody.GetAsync($"{second.Path}signin/{token}");
        using HttpResponseMessage consoleLink = await nobody.GetAsync($"{first.Path}signin/{console}");

        Assert.All([atMain, atSecond, consoleLink], one => Assert.Equal(HttpStatusCode.NotFound, one.StatusCode));
    }

    [Fact]
    public async Task Container_OfASession_KnowsNothingOfTheMainRoom()
    {
        await using var room = new ClassroomRoom();
        ClassroomRoom.Opened opened = await room.OpenAsync("First", ("ann", "operator"));
        IServiceProvider own = room.Desk.Find(opened.Id)!.Services;
        IServiceProvider main = room.Services;

        Assert.NotSame(main.GetRequiredService<SessionStage>(), own.GetRequiredService<SessionStage>());
        Assert.NotSame(main.GetRequiredService<IKillSwitch>(), own.GetRequiredService<IKillSwitch>());
        Assert.NotSame(main.GetRequiredService<KillDesk>(), own.GetRequiredService<KillDesk>());
        Assert.Null(own.GetService<ClassroomDesk>());
        Assert.Null(own.GetService<ClassBuilder>());
        Assert.Null(own.GetService<Ops.Dashboard.Drill.DrillIdentity>());
        object live = main.GetRequiredService<SessionStage>();
        string? way = Reach.WayTo(
            [
                own.GetRequiredService<SessionStage>(), own.GetRequiredService<KillDesk>(),
                own.GetRequiredService<SessionHost>(), own.GetRequiredService<PlainEndpoints.Parts>(),
                own.GetRequiredService<SessionDesks>(), own.GetRequiredService<SessionAudit>(),
                own.GetRequiredService<Ops.Dashboard.Auth.SignIns>(),
                own.GetRequiredService<Ops.Dashboard.Auth.SignInLinks>(),
                own.GetRequiredService<Ops.Dashboard.Hub.FrameSource>(),
            ],
            one => ReferenceEquals(one, live) || ReferenceEquals(one, room.Room));
        Assert.True(way is null, $"The main room can be reached: {way}");
    }

    [Fact]
    public void Reach_FindsWhatIsHidden()
    {
        var hidden = new object();
        Func<object> closure = () => hidden;

        Assert.NotNull(Reach.WayTo([new Dictionary<string, object> { ["x"] = closure }], one => one == hidden));
        Assert.Null(Reach.WayTo([new Dictionary<string, object> { ["x"] = "y" }], one => one == hidden));
    }

    [Fact]
    public async Task SessionThatHangs_DelaysNoKillInTheMainRoom()
    {
        await using var room = new ClassroomRoom();
        ClassroomRoom.Opened opened = await room.OpenAsync("First", ("ann", "operator"));
        using var stuck = new ManualResetEventSlim();
        World(room, opened).OnHalt = _ => stuck.Wait(TestContext.Current.CancellationToken);
        using HttpClient ann = room.WithKey(opened.Seats["ann"].Key);
        using HttpClient live = room.As("operator");

        Task<HttpResponseMessage> hung = Task.Run(() => ann.PostAsJsonAsync($"{opened.Path}api/kill", s_killAll));
        using HttpResponseMessage kill = await live.PostAsJsonAsync("/api/kill", s_killAll);
        bool stillHung = !hung.IsCompleted;
        stuck.Set();
        using HttpResponseMessage late = await hung;

        Assert.Equal(HttpStatusCode.Accepted, kill.StatusCode);
        Assert.True(stillHung);
        Assert.Equal(1, Holds(room.Room));
    }

    private static StandInRoom World(ClassroomRoom room, ClassroomRoom.Opened opened) =>
        ClassroomRoom.WorldsOf(room.Desk.Find(opened.Id)!).Made[^1];

    private static int Holds(StandInRoom world) => world.Control.Current.Holds.Length;

    private static async Task AssertRefusedAsync(
        HttpClient caller, string place, ClassroomRoom room, params ClassroomRoom.Opened[] sessions)
    {
        foreach (string path in new[] { "api/control", "api/fleet", "api/audit", "metrics", "api/sessions" })
        {
            using HttpResponseMessage answer = await caller.GetAsync(place + path);
            Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.NotFound,
                $"{place}{path}: {answer.StatusCode}");
        }
        foreach (string path in new[] { "api/kill", "api/release", "api/training/end", "kill", "signout" })
        {
            using HttpResponseMessage answer = await caller.PostAsJsonAsync(place + path, s_killAll);
            Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Redirect,
                $"{place}{path}: {answer.StatusCode}");
        }
        Assert.Equal(0, Holds(room.Room));
        Assert.All(sessions, session => Assert.Equal(0, Holds(World(room, session))));
    }

    private static async Task<string> CookieAsync(ClassroomRoom room, string link)
    {
        using HttpClient client = room.Anonymous();
        using HttpResponseMessage answer = await client.GetAsync(link);
        return answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }

    private static async Task<HttpStatusCode> StatusAsync(ClassroomRoom room, string place, string cookie)
    {
        using HttpClient client = room.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{place}api/control");
        request.Headers.Add("Cookie", cookie);
        using HttpResponseMessage answer = await client.SendAsync(request);
        return answer.StatusCode;
    }
}
