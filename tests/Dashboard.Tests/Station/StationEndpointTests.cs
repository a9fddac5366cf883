using System.Text.Json;
using Ops.Dashboard.Tests.Api;
using Ops.Telemetry.Contracts;
using Xunit;

namespace Ops.Dashboard.Tests.Station;

/// <summary>The station's doors over a stand-in room.</summary>
public sealed class StationEndpointTests : IDisposable
{
    private readonly RoomFactory _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task WithoutASession_EverythingSaysSo()
    {
        await _room.RunningAsync();
        HttpClient instructor = _room.As("instructor");

        (int status, JsonElement problem) = await instructor.Post("/api/session/freeze", new { });
        (_, JsonElement now) = await instructor.Get("/api/session");

        Assert.Equal((409, "no-session"), (status, problem.Code()));
        Assert.Equal("Live", now.GetProperty("mode").GetString());
        Assert.Equal(JsonValueKind.Null, now.GetProperty("station").ValueKind);
    }

    [Fact]
    public async Task Trainee_WhoDidNotStartIt_IsRefused_AndSeesNothingOfWhatComes()
    {
        await StartAsync("instructor");
        HttpClient trainee = _room.As("operator");

        (int status, JsonElement problem) = await trainee.Post("/api/session/freeze", new { });
        (_, JsonElement now) = await trainee.Get("/api/session");

        Assert.Equal((403, "not-leading"), (status, problem.Code()));
        Assert.Equal("knight-2012", now.GetProperty("scenario").GetString());
        Assert.Equal(JsonValueKind.Null, now.GetProperty("station").ValueKind);
    }

    [Fact]
    public async Task WhoeverStartedIt_Leads()
    {
        await StartAsync("operator");

        (int status, JsonElement done) = await _room.As("operator").Post("/api/session/freeze", new { });

        Assert.Equal(200, status);
        Assert.True(done.GetProperty("session").GetProperty("frozen").GetBoolean());
        Assert.True(done.GetProperty("session").GetProperty("station").GetProperty("timeline").GetArrayLength() > 0);
    }

    [Theory]
    [InlineData("speed", "{\"factor\":0.25}", 200, "")]
    [InlineData("speed", "{\"factor\":\"101\"}", 400, "invalid-speed")]
    [InlineData("speed", "{\"pace\":\"1\"}", 400, "invalid-station")]
    [InlineData("step", "{\"milliseconds\":1000}", 409, "not-frozen")]
    [InlineData("jump", "{\"to\":\"09:40\"}", 200, "")]
    [InlineData("jump", "{\"to\":\"soon\"}", 400, "invalid-time")]
    [InlineData("jump", "{\"to\":\"08:00:00\"}", 400, "invalid-time")]
    [InlineData("snapshots", "{\"name\":\"before\"}", 200, "")]
    [InlineData("backtracks/B-7/return", "{}", 404, "unknown-backtrack")]
    [InlineData("malfunctions", "{\"do\":\"gate-fault\",\"what\":\"answers-late\"}", 400, "invalid-item")]
    [InlineData("malfunctions", "{\"do\":\"control-cut\",\"servers\":[\"smars-1\"],\"lasts\":\"30s\"}", 200, "")]
    [InlineData("malfunctions", "{\"do\":\"control-cut\",\"servers\":[1]}", 400, "invalid-station")]
    [InlineData("malfunctions",
        "{\"do\":\"price-shock\",\"bps\":-200,\"at\":\"09:35:00\",\"when\":\"after-kill:30\"}", 400, "invalid-item")]
    [InlineData("malfunctions/preview", "{\"do\":\"price-shock\",\"bps\":-200,\"at\":\"09:35:00\"}", 200, "")]
    [InlineData("messages", "{\"server\":\"smars-2\",\"source\":\"desk\",\"text\":\"Call me.\"}", 200, "")]
    [InlineData("messages", "{\"server\":\"smars-2\",\"source\":\"desk\",\"colour\":\"red\"}", 400, "invalid-station")]
    [InlineData("hints", "{\"text\":\"Look at parity.\",\"points\":10}", 200, "")]
    [InlineData("hints", "{\"text\":\"Look at parity.\",\"points\":21}", 400, "invalid-points")]
    [InlineData("hints", "{\"text\":\" \"}", 400, "invalid-text")]
    [InlineData("notes", "{\"text\":\"They talk to nobody.\"}", 200, "")]
    [InlineData("timeline/0/trigger", "{}", 200, "")]
    public async Task Command_AnswersItsStatusAndCode(string path, string body, int status, string code)
    {
        await StartAsync("instructor");

        (int answered, JsonElement said) = await _room.As("instructor").Post(
            $"/api/session/{path}", JsonDocument.Parse(body).RootElement);

        Assert.Equal((status, code), (answered, status == 200 ? "" : said.Code()));
    }

    [Fact]
    public async Task InvalidItem_NamesEachFieldAndWhatWouldBeRight()
    {
        await StartAsync("instructor");

        (_, JsonElement problem) = await _room.As("instructor").Post(
            "/api/session/malfunctions",
            new Dictionary<string, object>
            {
                ["do"] = "rogue-orders", ["server"] = "smars-9", ["perSecond"] = 0, ["shares"] = 100, ["lasts"] = "9s",
            });

        Assert.Equal(
            ["perSecond", "server"],
            problem.GetProperty("faults").EnumerateArray().Select(static f => f.GetProperty("field").GetString())
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task NotPossible_IsTheWorldsOwnWord()
    {
        await StartAsync("instructor");
        _room.Room.Refuses = "It has happened already.";

        (int status, JsonElement problem) =
            await _room.As("instructor").Post("/api/session/timeline/0/hold-back", new { });

        Assert.Equal((409, "not-possible"), (status, problem.Code()));
        Assert.DoesNotContain(_room.Room.Acts.All, static act => act.Do == "hold-back");
    }

    [Fact]
    public async Task Everything_IsAmongWhatWasDone_AndInTheTrail()
    {
        await StartAsync("instructor");
        HttpClient instructor = _room.As("instructor");

        await instructor.Post("/api/session/freeze", new { });
        await instructor.Post("/api/session/hints", new { text = "Look at parity." });
        await instructor.Post("/api/session/notes", new { text = "Slow." });
        await instructor.Post(
            "/api/session/malfunctions",
            new Dictionary<string, object>
            {
                ["do"] = "control-cut", ["servers"] = new[] { "smars-1" }, ["lasts"] = "30s",
                ["when"] = "halted:smars-1",
            });

        Assert.Equal(
            ["freeze", "hint", "note", "insert"], _room.Room.Acts.All.Select(static act => act.Do));
        Assert.All(_room.Room.Acts.All, static act => Assert.True(act.IsInstructors));
        Assert.Equal(5, _room.Room.Acts.All[1].Points);
        Assert.Equal("halted:smars-1", _room.Room.Acts.All[3].When);
        Assert.Equal(
            ["instructor-freeze", "instructor-hint", "instructor-insert", "instructor-note"],
            _room.Trail.Select(static entry => entry.What)
                .Where(static what => what.StartsWith("instructor-", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Return_GoesToAMoment_WithWhatWasDoneBefore_AndSaysFromWhereToWhere()
    {
        await StartAsync("instructor");
        HttpClient instructor = _room.As("instructor");
        await _room.As("operator").Post("/api/kill", new { scope = "server", target = "smars-8", reason = "one" });
        await instructor.Post("/api/session/jump", new { to = "09:31:10" });
        await _room.As("operator").Post("/api/kill", new { scope = "server", target = "smars-7", reason = "two" });
        StandInRoomState before = State();

        (int status, JsonElement done) = await instructor.Post("/api/session/backtracks/2/return", new { });

        Assert.Equal(200, status);
        Assert.StartsWith("From 09:31:10 back to 09:31, 09:31:00; ", done.GetProperty("done").GetString());
        JsonElement now = done.GetProperty("session");
        Assert.Equal("09:31:00.000000", now.GetProperty("marketTime").GetString());
        Assert.True(now.GetProperty("frozen").GetBoolean());
        Assert.EndsWith("-b2", now.GetProperty("session").GetString());
        Assert.Equal(["kill smars-8", "jump"], _room.Room.Redone); // the second kill is of the branch that was left
        Assert.Contains("went back from 09:31:10", before.Room.Farewell);
        Assert.Contains("this branch was left", before.Room.Farewell);
        Assert.True(before.Room.Disposed);
        AuditEntry entry = Assert.Single(_room.Trail, static entry => entry.What == "instructor-returned");
        Assert.Equal("instructor-9", entry.By.Name);
        Assert.StartsWith("From 09:31:10 back to 09:31", entry.Detail);
    }

    [Fact]
    public async Task Snapshot_BringsBackWhatWasDoneAtItsMoment_AlsoAtTheSameMarketTime()
    {
        await StartAsync("instructor");
        HttpClient instructor = _room.As("instructor");
        await instructor.Post("/api/session/freeze", new { });
        await _room.As("operator").Post("/api/kill", new { scope = "server", target = "smars-8", reason = "one" });
        await instructor.Post("/api/session/snapshots", new { name = "stopped" });
        await _room.As("operator").Post("/api/kill", new { scope = "server", target = "smars-7", reason = "two" });

        (int status, _) = await instructor.Post("/api/session/backtracks/S-1/return", new { });

        Assert.Equal(200, status);
        Assert.Equal(["freeze", "kill smars-8"], _room.Room.Redone);
    }

    [Fact]
    public async Task End_NamesTheSession_AndTheStandingFleetIsBack()
    {
        await StartAsync("instructor");

        (int status, JsonElement done) = await _room.As("instructor").Post("/api/session/end", new { });

        Assert.Equal(200, status);
        Assert.EndsWith("-knight-2012", done.GetProperty("done").GetString());
        Assert.Equal("Live", done.GetProperty("session").GetProperty("mode").GetString());
    }

    private sealed record StandInRoomState(Sessions.StandInRoom Room);

    private StandInRoomState State() => new(_room.Room);

    private async Task StartAsync(string role)
    {
        await _room.RunningAsync();
        (int status, _) = await _room.As(role).Post("/api/training/start", new { scenario = "knight-2012" });
        Assert.Equal(200, status);
    }
}
