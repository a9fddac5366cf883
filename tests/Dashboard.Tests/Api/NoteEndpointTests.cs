using System.Text.Json;
using Ops.Simulator.Recording;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Api;

/// <summary>What people write down: on the trail, in the recording, by form and by API.</summary>
public sealed class NoteEndpointTests : IDisposable
{
    private readonly RoomFactory _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task Note_StandsOnTheTrail_AndAmongTheActs()
    {
        await _room.RunningAsync();

        (int status, _) = await _room.As("operator").Post("/api/notes", new { text = " Risk is told. " });

        Assert.Equal(204, status);
        RecordedAct act = Assert.Single(_room.Room.Acts.All);
        Assert.Equal(("note", "Risk is told.", "operator-9"), (act.Do, act.Reason, act.Who));
        Assert.Contains(_room.Trail, static entry => entry.What == "note" && entry.By.Name == "operator-9"
            && entry.Detail.StartsWith("Risk is told.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{}", "is missing")]
    [InlineData("{\"text\":\" \"}", "is missing")]
    [InlineData("{\"note\":\"x\"}", "note")]
    public async Task Note_ThatSaysNothing_IsRefusedByItsField(string body, string says)
    {
        await _room.RunningAsync();

        (int status, JsonElement problem) =
            await _room.As("operator").Post("/api/notes", JsonDocument.Parse(body).RootElement);

        Assert.Equal((400, "invalid-note"), (status, problem.Code()));
        Assert.Contains(says, problem.GetProperty("detail").GetString());
        Assert.Empty(_room.Room.Acts.All);
    }

    [Fact]
    public async Task Note_LongerThanAReason_IsRefused()
    {
        await _room.RunningAsync();

        (int status, JsonElement problem) =
            await _room.As("operator").Post("/api/notes", new { text = new string('x', Limits.ReasonLength + 1) });

        Assert.Equal(400, status);
        Assert.Contains($"has {Limits.ReasonLength + 1} characters", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task KillPage_HasTheForm_AndComesBackToItself()
    {
        await _room.RunningAsync();
        HttpClient client = _room.As("operator");
        string page = await client.GetStringAsync("/kill");
        Assert.Contains("action=\"notes\"", page);
        Assert.Contains("Write the note", page);
        Assert.DoesNotContain("action=\"notes\"", await _room.As("viewer").GetStringAsync("/kill"));

        using HttpResponseMessage answer = await client.PostAsync(
            "/notes", new FormUrlEncodedContent(new Dictionary<string, string> { ["text"] = "Called the venue." }));

        Assert.Equal((302, "/kill"), ((int)answer.StatusCode, answer.Headers.Location?.ToString()));
        Assert.Equal("Called the venue.", Assert.Single(_room.Room.Acts.All).Reason);
    }
}
