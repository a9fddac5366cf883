using System.Text.Json;
using Microsoft.AspNetCore.Http;
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
    public async Task Release_ByOnePersonTwice_Is403()
    {
        string request = await AskAsync("supervisor");

        (int status, JsonElement body) = await _room.As("supervisor").Post($"/api/release/{request}/approve", new { });

        Assert.Equal((403, "same-person"), (status, body.Code()));
        Assert.Single(_room.Room.Control.Current.Holds);
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
