using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Ops.Dashboard.Sessions;
using Ops.Simulator.Recording;
using Xunit;

namespace Ops.Dashboard.Tests.Api;

public sealed class TrainingDoorTests : IDisposable
{
    private readonly RoomFactory _room = new();

    public void Dispose() => _room.Dispose();

    [Theory]
    [InlineData("freeze")]
    [InlineData("resume")]
    [InlineData("speed")]
    [InlineData("end")]
    public async Task StandingFleet_IsNeitherFrozenNorHurried(string verb)
    {
        await _room.RunningAsync();

        (int status, JsonElement body) =
            await _room.As("operator").Post($"/api/training/{verb}", new { factor = "60" });

        Assert.Equal((409, "no-session"), (status, body.Code()));
    }

    [Theory]
    [InlineData("instructor", "", "/instructor")]
    [InlineData("instructor", "/", "/instructor")]
    [InlineData("operator", "", "/instructor")]
    [InlineData("supervisor", "/", null)]
    [InlineData("viewer", "", null)]
    public async Task SessionThatRuns_LeadsToItsStationOrToTheFleet(string role, string end, string? place)
    {
        (int started, _) = await _room.As("operator").Post("/api/training/start", new { scenario = "knight-2012" });
        Assert.Equal(200, started);
        string session = _room.Services.GetRequiredService<SessionStage>().Session!.Recipe.Realm;

        using HttpResponseMessage answer = await _room.As(role).GetAsync($"/training/{session}{end}");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(place is null ? "/" : $"/training/{session}{place}", answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    public async Task SessionThatEnded_LeadsToItsDebrief(string end)
    {
        string recordings = Path.Combine(_room.DataDirectory, "recordings", "training-2026-knight");
        using HttpClient client = _room.As("viewer");
        Directory.CreateDirectory(recordings);
        await File.WriteAllTextAsync(RecordingFile.In(recordings), "");

        using HttpResponseMessage answer = await client.GetAsync($"/training/training-2026-knight{end}");

        Assert.Equal("/training/training-2026-knight/debrief", answer.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("/training/nobody")]
    [InlineData("/training/nobody/")]
    public async Task SessionNobodyKnows_IsSaid(string path)
    {
        using HttpResponseMessage answer = await _room.As("viewer").GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("There is no session nobody", await answer.Content.ReadAsStringAsync());
    }
}
