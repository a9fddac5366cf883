using System.Text.Json;
using Ops.Dashboard.Tests.Sessions;
using Ops.Dashboard.Tests.Shared;
using Xunit;

namespace Ops.Dashboard.Tests.Api;

public sealed class ParityEndpointTests : IDisposable
{
    private readonly RoomFactory _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task Parity_ShowsRowsFindingsResidueAndTheVerdict()
    {
        await ShowAsync(knight: true);

        (int status, JsonElement body) = await _room.As("viewer").Get("/api/parity");

        Assert.Equal(200, status);
        JsonElement last = body.GetProperty("servers").EnumerateArray().Last();
        Assert.Equal("2011", last.GetProperty("build").GetString());
        Assert.Equal("2012", last.GetProperty("plannedBuild").GetString());
        JsonElement flag = last.GetProperty("flags")[0];
        Assert.Equal("peg", flag.GetProperty("selects").GetString());
        Assert.True(flag.GetProperty("retired").GetBoolean());
        Assert.Equal("parity-older-build", body.GetProperty("findings")[0].GetProperty("rule").GetString());
        Assert.Equal(97, body.GetProperty("residue")[0].GetProperty("count").GetInt64());
        Assert.Equal("NoGo", body.GetProperty("preOpen").GetProperty("state").GetString());
    }

    [Fact]
    public async Task Go_IsRefusedWithItsReasons_AndGivenWhenNothingStandsAgainstIt()
    {
        await ShowAsync(knight: true);
        (int refused, JsonElement why) = await _room.As("operator").Post("/api/parity/go", new { note = "go" });
        Assert.Equal((409, "not-ready"), (refused, why.Code()));
        Assert.Contains("smars-8 runs 2011", why.GetProperty("detail").GetString());

        await ShowAsync(knight: false);
        (int given, JsonElement go) = await _room.As("operator").Post("/api/parity/go", new { note = "all checked" });
        Assert.Equal((200, "Go"), (given, go.GetProperty("state").GetString()));
        Assert.Equal("operator-9", go.GetProperty("by").GetString());

        (int taken, JsonElement back) =
            await _room.As("supervisor").Post("/api/parity/go/take-back", new { reason = "wait" });
        Assert.Equal((200, "Ready"), (taken, back.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task Explain_SignsThePattern_ByName()
    {
        await ShowAsync(knight: true);

        (int status, _) = await _room.As("operator").Post(
            "/api/parity/explain", new { pattern = ParityPictures.Pattern.Key, reason = "old code" });

        Assert.Equal(200, status);
        (_, JsonElement body) = await _room.As("viewer").Get("/api/parity");
        Assert.Equal("operator-9", body.GetProperty("residue")[0].GetProperty("explainedBy").GetString());
    }

    [Theory]
    [InlineData("/api/parity/explain", "{}", 400, "invalid-parity")]
    [InlineData("/api/parity/explain", "{\"pattern\":\"x\",\"reason\":\"y\"}", 404, "unknown-pattern")]
    [InlineData("/api/parity/go", "{\"not\":\"x\"}", 400, "invalid-parity")]
    [InlineData("/api/parity/go/take-back", "{\"reason\":\"x\"}", 409, "no-go")]
    [InlineData("/api/changes/preview", "{}", 400, "invalid-change")]
    [InlineData("/api/changes/preview", "{\"change\":\"undo\",\"scope\":\"fleet\"}", 400, "invalid-change")]
    [InlineData("/api/changes/preview", "{\"change\":\"restart\",\"servers\":[\"x\"]}", 400, "invalid-change")]
    [InlineData("/api/changes/preview", "{\"change\":\"restart\",\"scope\":\"group\",\"target\":\"x\"}", 400,
        "invalid-change")]
    [InlineData("/api/changes/preview",
        "{\"change\":\"set-flag\",\"scope\":\"fleet\",\"flag\":\"rlp\",\"on\":\"maybe\"}", 400, "invalid-change")]
    [InlineData("/api/training/changes", "{\"change\":\"restart\",\"scope\":\"fleet\",\"reason\":\"x\"}", 409,
        "change-not-offered")]
    [InlineData("/api/training/changes/C-1/approve", "{}", 409, "change-not-offered")]
    [InlineData("/api/training/changes/first/approve", "{}", 400, "invalid-change-id")]
    public async Task Refusal_HasItsStatusAndCode(string path, string body, int status, string code)
    {
        await ShowAsync(knight: true);

        (int answered, JsonElement problem) =
            await _room.As("operator").Post(path, JsonDocument.Parse(body).RootElement);

        Assert.Equal((status, code), (answered, problem.Code()));
    }

    [Fact]
    public async Task Program_AnswersForNothing()
    {
        await ShowAsync(knight: false);

        (int status, JsonElement problem) = await _room.As("program").Post("/api/parity/go", new { note = "go" });

        Assert.Equal((403, "not-a-person"), (status, problem.Code()));
    }

    [Fact]
    public async Task Preview_OfARollback_SaysWhatItWouldDo()
    {
        await ShowAsync(knight: true);

        (int status, JsonElement body) = await _room.As("viewer").Post(
            "/api/changes/preview", new { change = "rollback", servers = new[] { "smars-1", "smars-2" } });

        Assert.Equal((200, "Worse"), (status, body.GetProperty("verdict").GetString()));
        Assert.StartsWith(
            "Turns 2 more servers into Power Peg: smars-1, smars-2.", body.GetProperty("sentence").GetString());
        Assert.True(body.GetProperty("needsTwoPeople").GetBoolean());
    }

    [Fact]
    public async Task Change_InTraining_ThatMakesThingsWorse_TakesTwoPeople()
    {
        await _room.RunningAsync();
        await _room.As("operator").Post("/api/training/start", new { scenario = "knight-2012" });
        await ShowAsync(knight: true);

        (int asked, JsonElement waits) = await _room.As("operator").Post(
            "/api/training/changes",
            new { change = "rollback", scope = "server", target = "smars-1", reason = "back" });
        Assert.Equal((202, "AwaitingApproval"), (asked, waits.GetProperty("outcome").GetString()));
        string path = $"/api/training/changes/{waits.GetProperty("change").GetString()}/approve";
        (int same, JsonElement problem) = await _room.As("operator").Post(path, new { });
        Assert.Equal((403, "same-person"), (same, problem.Code()));
        Assert.Empty(_room.Room.Made);

        (int approved, JsonElement made) = await _room.As("supervisor").Post(path, new { });

        Assert.Equal((200, "supervisor-9"), (approved, made.GetProperty("approvedBy").GetString()));
        Assert.Equal(("smars-1", "2011"), (_room.Room.Made[0].Server, _room.Room.Made[0].Build));
    }

    private async Task ShowAsync(bool knight)
    {
        await _room.RunningAsync();
        StandInRoom room = _room.Room;
        room.Parity = ParityPictures.Parity(knight);
        room.Publish();
    }
}
