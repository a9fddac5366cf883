using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Ops.Dashboard.Sessions;
using Ops.Telemetry.Contracts;
using Xunit;

namespace Ops.Dashboard.Tests.Api;

public sealed class KillEndpointTests : IDisposable
{
    private readonly RoomFactory _room = new();

    [Fact]
    public async Task Kill_OfOneServer_LatchesItAndAnswersWithTheReceipt()
    {
        (int status, JsonElement body) = await _room.As("operator").Post(
            "/api/kill", new { scope = "server", target = "smars-8", reason = "runaway" });

        Assert.Equal(202, status);
        Assert.Equal("H-1", body.GetProperty("hold").GetString());
        Assert.Equal("operator-9", body.GetProperty("by").GetString());
        JsonElement server = Assert.Single(body.GetProperty("servers").EnumerateArray().ToArray());
        Assert.Equal("smars-8", server.GetProperty("server").GetString());
        Assert.Equal(FlowState.Halted, StateOf("smars-8"));
        Assert.Equal(FlowState.Flowing, StateOf("smars-7"));
    }

    [Fact]
    public async Task Kill_WithTheSameCommand_IsTheSameKill()
    {
        var kill = new { scope = "fleet", reason = "all", commandId = "3f2504e0-4f89-41d3-9a0c-0305e82c3301" };
        await _room.As("operator").Post("/api/kill", kill);

        (int status, JsonElement body) = await _room.As("operator").Post("/api/kill", kill);

        Assert.Equal(202, status);
        Assert.True(body.GetProperty("repeated").GetBoolean());
        Assert.Single(_room.Room.Control.Current.Holds);
    }

    [Theory]
    [InlineData("server", "smars-1", "block")]
    [InlineData("group", "retail", "blockAndCancel")]
    public async Task Kill_WithACommandThatStoppedSomethingElse_Is409AndSaysWhat(
        string scope, string target, string mode)
    {
        const string Id = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
        await _room.As("operator").Post(
            "/api/kill", new { scope = "group", target = "retail", reason = "x", commandId = Id });

        (int status, JsonElement body) = await _room.As("operator").Post(
            "/api/kill", new { scope, target, mode, reason = "x", commandId = Id });

        Assert.Equal((409, "command-id-used"), (status, body.Code()));
        Assert.Contains("has stopped group retail (block) as H-1", body.GetProperty("detail").GetString());
        Assert.Single(_room.Room.Control.Current.Holds);
    }

    [Fact]
    public async Task Ticket_OfAHoldThatANewDayTookOver_SaysThatItWasReleased()
    {
        await _room.RunningAsync();
        using HttpClient client = _room.As("operator");
        (_, JsonElement kill) = await client.Post(
            "/api/kill", new { scope = "server", target = "smars-1", reason = "x" });
        string ticket = $"/api/kill/{kill.GetProperty("ticket").GetString()}";
        SessionStage stage = _room.Services.GetRequiredService<SessionStage>();
        RunningSession day = stage.Session!;
        stage.Set(stage.Now! with
        {
            Current = new RunningSession(day.Recipe, day.Room, day.Epoch + 1, day.Speed, frozen: false),
        });
        (_, JsonElement standing) = await client.Get(ticket);

        (_, JsonElement asked) = await client.Post("/api/release", new { hold = "H-1", cause = "c", evidence = "e" });
        await _room.As("supervisor").Post($"/api/release/{asked.GetProperty("request").GetString()}/approve", new { });
        (_, JsonElement released) = await client.Get(ticket);

        Assert.Equal(
            ("standing", "released"),
            (standing.GetProperty("status").GetString(), released.GetProperty("status").GetString()));
    }

    [Theory]
    [InlineData("TRAINING", 409)]
    [InlineData("LIVE", 202)]
    [InlineData(null, 202)]
    [InlineData("SIMULATION", 400)]
    public async Task Kill_PressedInATrainingThatIsOver_DoesNotReachTheLiveFleet(string? seenMode, int due)
    {
        (int status, JsonElement body) = await _room.As("operator").Post(
            "/api/kill", new { scope = "fleet", reason = "x", seenMode });

        Assert.Equal(due, status);
        Assert.Equal(due == 202 ? 1 : 0, _room.Room.Control.Current.Holds.Length);
        if (due == 409)
            Assert.Equal("other-world", body.Code());
        if (due == 400)
            Assert.Equal("seenMode", body.GetProperty("faults")[0].GetProperty("field").GetString());
    }

    [Fact]
    public async Task Kill_WithTheCommandOfZeros_IsAKillOfItsOwnEachTime()
    {
        foreach (string target in (string[])["smars-1", "smars-2"])
        {
            (int status, JsonElement body) = await _room.As("operator").Post(
                "/api/kill", new { scope = "server", target, reason = "x", commandId = Guid.Empty });

            Assert.Equal(202, status);
            Assert.False(body.GetProperty("repeated").GetBoolean());
        }
        Assert.Equal(["smars-1", "smars-2"], _room.Room.Control.Current.Holds.Select(hold => hold.Scope.Target));
        Assert.DoesNotContain(_room.Room.Control.Current.Holds, hold => hold.CommandId == Guid.Empty);
    }

    [Fact]
    public async Task KillForm_KeptByTheBrowser_StopsWhatIsChosenNow_AndAgainAfterTheRelease()
    {
        await _room.RunningAsync();
        string id = Guid.NewGuid().ToString();
        using HttpClient client = _room.As("operator");
        await PressAsync(client, id, "server:smars-1");
        await PressAsync(client, id, "server:smars-1"); // twice by mistake
        await PressAsync(client, id, "server:smars-2");
        Assert.Equal(["smars-1", "smars-2"], _room.Room.Control.Current.Holds.Select(hold => hold.Scope.Target));

        (_, JsonElement asked) = await client.Post("/api/release", new { hold = "H-1", cause = "c", evidence = "e" });
        await _room.As("supervisor").Post($"/api/release/{asked.GetProperty("request").GetString()}/approve", new { });
        Assert.Single(_room.Room.Control.Current.Holds);
        await PressAsync(client, id, "server:smars-1");

        Assert.Equal(["smars-2", "smars-1"], _room.Room.Control.Current.Holds.Select(hold => hold.Scope.Target));
    }

    private static async Task PressAsync(HttpClient client, string id, string choice)
    {
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["choice"] = choice, ["reason"] = "x", ["commandId"] = id });
        using HttpResponseMessage answer = await client.PostAsync("/kill", form);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    [Fact]
    public async Task Kill_WithSeveralFaults_ListsThemAllAndStopsNothing()
    {
        (int status, JsonElement body) = await _room.As("operator").Post(
            "/api/kill", new { scope = "server", target = "smars-80", mode = "soft", commandId = "7", colour = "red" });

        Assert.Equal(400, status);
        Assert.Equal("unknown-target", body.Code());
        Assert.Equal(
            ["colour", "target", "mode", "reason", "commandId"],
            body.GetProperty("faults").EnumerateArray().Select(f => f.GetProperty("field").GetString()));
        Assert.Equal(8, body.GetProperty("known").GetArrayLength());
        Assert.Empty(_room.Room.Control.Current.Holds);
    }

    [Fact]
    public async Task Kill_SeenInAnotherServersRow_Is409AndStopsNothing()
    {
        (int status, JsonElement body) = await _room.As("operator").Post(
            "/api/kill", new { scope = "server", target = "smars-8", reason = "x", seenVersion = "1:smars-1:0" });

        Assert.Equal(409, status);
        Assert.Equal("wrong-row", body.Code());
        Assert.Empty(_room.Room.Control.Current.Holds);
    }

    [Theory]
    [InlineData("{", "malformed-json", 400)]
    [InlineData("[]", "invalid-kill", 400)]
    [InlineData("{\"scope\":true}", "invalid-kill", 400)]
    public async Task Kill_WithABrokenBody_NamesWhatIsWrong(string body, string code, int status)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        using HttpResponseMessage answer = await _room.As("operator").PostAsync("/api/kill", content);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(code, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.Code());
    }

    [Fact]
    public async Task Kill_ThatIsNotJson_Is415()
    {
        using var content = new StringContent("scope=fleet");

        using HttpResponseMessage answer = await _room.As("operator").PostAsync("/api/kill", content);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Fact]
    public async Task Receipt_FollowsTheHold_UntilItIsReleased()
    {
        await _room.RunningAsync();
        _room.Room.AcknowledgesAtOnce = false;
        (_, JsonElement killed) =
            await _room.As("operator").Post("/api/kill", new { scope = "group", target = "retail", reason = "x" });
        string ticket = killed.GetProperty("ticket").GetString()!;
        (_, JsonElement waiting) = await _room.As("viewer").Get($"/api/kill/{ticket}");
        _room.Room.Acknowledge();
        (_, JsonElement proven) = await _room.As("viewer").Get($"/api/kill/{ticket}");
        (_, JsonElement asked) = await _room.As("operator").Post(
            "/api/release", new { hold = "H-1", cause = "found", evidence = "seen" });
        await _room.As("supervisor").Post($"/api/release/{asked.GetProperty("request").GetString()}/approve", new { });
        (_, JsonElement released) = await _room.As("viewer").Get($"/api/kill/{ticket}");

        Assert.Equal((false, 0), (
            waiting.GetProperty("proven").GetBoolean(), waiting.GetProperty("halted").GetInt32()));
        Assert.Equal((true, 4), (proven.GetProperty("proven").GetBoolean(), proven.GetProperty("halted").GetInt32()));
        Assert.Equal("released", released.GetProperty("status").GetString());
        Assert.Equal((false, "proven silent"), (
            released.GetProperty("proven").GetBoolean(),
            released.GetProperty("servers")[0].GetProperty("stage").GetString())); // its life as it was last seen
    }

    [Fact]
    public async Task Kill_ByCookieWithoutToken_IsRefused()
    {
        using HttpClient client = await _room.SignedInAsync("operator");

        (int status, JsonElement body) = await client.Post("/api/kill", new { scope = "fleet", reason = "x" });

        Assert.Equal((400, "antiforgery"), (status, body.Code()));
        Assert.Empty(_room.Room.Control.Current.Holds);
    }

    [Fact]
    public async Task Kill_ByAnUnknownKey_Is401()
    {
        using HttpClient client = _room.Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "key-of-nobody");

        (int status, JsonElement body) = await client.Post("/api/kill", new { scope = "fleet", reason = "x" });

        Assert.Equal((401, "unauthenticated"), (status, body.Code()));
    }

    [Fact]
    public async Task Kill_ManyTimesInARow_IsNeverLimited()
    {
        using HttpClient client = _room.As("operator");
        for (int i = 0; i < 100; i++)
        {
            (int status, _) = await client.Post(
                "/api/kill", new { scope = "server", target = "smars-1", reason = $"try {i}" });
            Assert.Equal(202, status);
        }
    }

    [Fact]
    public async Task Kill_WhoseSenderIsGoneOnceItArrived_StillStops()
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(new { scope = "server", target = "smars-2", reason = "x" });

        await _room.Server.SendAsync(call =>
        {
            call.Request.Method = HttpMethods.Post;
            call.Request.Path = "/api/kill";
            call.Request.ContentType = "application/json";
            call.Request.Headers.Authorization = $"Bearer {RoomFactory.KeyOf("operator")}";
            call.Request.Body = new MemoryStream(body);
            call.RequestAborted = new CancellationToken(canceled: true);
        });

        Assert.Equal(FlowState.Halted, StateOf("smars-2"));
    }

    public void Dispose() => _room.Dispose();

    private FlowState StateOf(string server) => _room.Room.Control.Current.Servers.First(s => s.Name == server).State;
}
