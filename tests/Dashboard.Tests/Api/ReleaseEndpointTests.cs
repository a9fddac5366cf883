using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Ops.Dashboard.Tests.Shared;
using Ops.Telemetry.Contracts;
using Xunit;

namespace Ops.Dashboard.Tests.Api;

public sealed class ReleaseEndpointTests : IDisposable
{
    private readonly RoomFactory _room = new();

    [Fact]
    public async Task Release_ByTwoPeople_RemovesTheHold()
    {
        string request = await AskAsync("operator");

        (int status, JsonElement body) = await _room.As("supervisor").Post($"/api/release/{request}/approve", new { });

        Assert.Equal((200, "released"), (status, body.GetProperty("outcome").GetString()));
        Assert.Empty(_room.Room.Control.Current.Holds);
    }

    [Fact]
    public async Task Approval_OfAnOpenChecklist_Is409UntilEachLineIsOverridden()
    {
        _room.Room.Checklist = static hold => RoomPictures.Checklist((ReleaseItem.Orders, ReleaseVerdict.Fail)) with
        {
            Hold = hold,
        };
        string request = await AskAsync("operator");
        HttpClient supervisor = _room.As("supervisor");

        (int refused, JsonElement why) = await supervisor.Post($"/api/release/{request}/approve", new { });
        (int wrong, JsonElement fault) = await supervisor.Post(
            $"/api/release/{request}/approve", new { overrides = new { lines = "x" } });
        (int status, _) = await supervisor.Post(
            $"/api/release/{request}/approve", new { overrides = new { orders = "rest by hand" } });

        Assert.Equal((409, "checklist-open"), (refused, why.Code()));
        Assert.Contains("orders: fail. What is known of orders.", why.GetProperty("detail").GetString());
        Assert.Equal((400, "invalid-override"), (wrong, fault.Code()));
        Assert.Equal(200, status);
    }

    [Fact]
    public async Task Checklist_OfAHoldOrARequest_IsReadByAnybody()
    {
        _room.Room.Checklist = static hold => RoomPictures.Checklist((ReleaseItem.Feed, ReleaseVerdict.Unknown)) with
        {
            Hold = hold,
        };
        string request = await AskAsync("operator");

        foreach (string name in new[] { "H-1", request })
        {
            (int status, JsonElement body) = await _room.As("viewer").Get($"/api/release/{name}");

            Assert.Equal(200, status);
            Assert.Equal(
                ("H-1", request, false), (body.GetProperty("hold").GetString(),
                    body.GetProperty("request").GetString(), body.GetProperty("clear").GetBoolean()));
            Assert.Equal(
                [("cause", "pass"), ("parity", "pass"), ("orders", "pass"), ("limits", "pass"), ("feed", "unknown"),
                    ("positions", "pass")],
                body.GetProperty("lines").EnumerateArray().Select(static line =>
                    (line.GetProperty("line").GetString(), line.GetProperty("verdict").GetString())));
        }
        (int bad, JsonElement problem) = await _room.As("viewer").Get("/api/release/nine");
        Assert.Equal((400, "invalid-hold"), (bad, problem.Code()));
    }

    [Fact]
    public async Task Release_ByOnePersonTwice_Is403()
    {
        string request = await AskAsync("supervisor");

        (int status, JsonElement body) = await _room.As("supervisor").Post($"/api/release/{request}/approve", new { });

        Assert.Equal((403, "same-person"), (status, body.Code()));
        Assert.Single(_room.Room.Control.Current.Holds);
    }

    [Fact]
    public async Task Approval_OfWhatWasApproved_NamesWhoAndWhen_AndOpensNothing()
    {
        string request = await AskAsync("operator");
        await _room.As("supervisor").Post($"/api/release/{request}/approve", new { });
        int acts = _room.Room.Acts.All.Length;
        await _room.As("operator").Post("/api/kill", new { scope = "fleet", reason = "again" });

        (int status, JsonElement body) = await _room.As("supervisor").Post($"/api/release/{request}/approve", new { });
        (int _, JsonElement never) = await _room.As("supervisor").Post(
            $"/api/release/{Guid.NewGuid()}/approve", new { });

        Assert.Equal((409, "already-approved", "unknown-request"), (status, body.Code(), never.Code()));
        Assert.Matches(
            "^supervisor-9 approved this release already, at .+Z\\. The hold is gone; nothing was opened again\\.$",
            body.GetProperty("detail").GetString());
        Assert.Equal("H-2", Assert.Single(_room.Room.Control.Current.Holds).Id.ToString());
        Assert.Equal(acts + 2, _room.Room.Acts.All.Length); // the kill and the one that nobody knows
    }

    [Fact]
    public async Task Release_ByAProgram_Is403()
    {
        await _room.As("operator").Post("/api/kill", new { scope = "fleet", reason = "x" });

        (int status, JsonElement body) = await _room.As("program").Post(
            "/api/release", new { hold = "H-1", cause = "c", evidence = "e" });

        Assert.Equal((403, "not-a-person"), (status, body.Code()));
    }

    [Theory]
    [InlineData("H-9", "c", "e", 404, "unknown-hold")]
    [InlineData("nine", "c", "e", 400, "invalid-release")]
    [InlineData("H-1", " ", "e", 400, "invalid-release")]
    [InlineData("H-1", "c", null, 400, "invalid-release")]
    public async Task Release_OfAWrongRequest_SaysWhatIsWrong(
        string hold, string cause, string? evidence, int status, string code)
    {
        (int answered, JsonElement body) =
            await _room.As("operator").Post("/api/release", new { hold, cause, evidence });

        Assert.Equal((status, code), (answered, body.Code()));
    }

    [Fact]
    public async Task Release_ThatTheJournalCantWrite_DoesNotHappen()
    {
        string request = await AskAsync("operator");
        ((Sessions.StandInJournal)_room.Room.Journal.Inner).IsHealthy = false;

        (int status, JsonElement body) = await _room.As("supervisor").Post($"/api/release/{request}/approve", new { });

        Assert.Equal((503, "journal-failed"), (status, body.Code()));
    }

    [Fact]
    public async Task Release_WhoseApproverLeftThePage_IsCompleted()
    {
        string request = await AskAsync("operator");

        HttpContext answer = await _room.Server.SendAsync(call =>
        {
            call.Request.Method = HttpMethods.Post;
            call.Request.Path = $"/api/release/{request}/approve";
            call.Request.Headers.Authorization = $"Bearer {RoomFactory.KeyOf("supervisor")}";
            call.RequestAborted = new CancellationToken(canceled: true);
        });

        Assert.Equal(200, answer.Response.StatusCode);
        Assert.Empty(_room.Room.Control.Current.Holds);
    }

    public void Dispose() => _room.Dispose();

    private async Task<string> AskAsync(string role)
    {
        await _room.As(role).Post("/api/kill", new { scope = "fleet", reason = "x" });
        (int status, JsonElement body) = await _room.As(role).Post(
            "/api/release", new { hold = "H-1", cause = "old code found", evidence = "removed and checked" });
        Assert.Equal(202, status);
        return body.GetProperty("request").GetString()!;
    }
}
