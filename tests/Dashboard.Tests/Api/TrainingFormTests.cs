using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Ops.Simulator;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Api;

/// <summary>The start of a session by the form of the fleet page.</summary>
public sealed partial class TrainingFormTests : IDisposable
{
    private readonly RoomFactory _room = new();

    [Fact]
    public async Task Form_SentBackAsItStands_StartsTheSession_AndShowsTheFleet()
    {
        await _room.RunningAsync();
        using HttpClient client = await _room.SignedInAsync("operator");
        string page = await client.GetStringAsync("/");
        ITrainingConsole console = _room.Services.GetRequiredService<ITrainingConsole>();

        using HttpResponseMessage answer = await PostAsync(client, page, console.Library[0].Id);

        Assert.Equal((HttpStatusCode.Redirect, "/"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        Assert.Equal(FleetMode.Training, console.State.Mode);
    }

    [Fact]
    public async Task Form_OfAnUnknownScenario_SaysWhatIsWrong_AndStartsNothing()
    {
        await _room.RunningAsync();
        using HttpClient client = await _room.SignedInAsync("operator");
        string page = await client.GetStringAsync("/");

        using HttpResponseMessage answer = await PostAsync(client, page, "no-such-thing");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("no-such-thing", await answer.Content.ReadAsStringAsync());
        Assert.Equal(FleetMode.Live, _room.Services.GetRequiredService<ITrainingConsole>().State.Mode);
    }

    [Fact]
    public async Task Form_WithoutItsToken_IsRefused()
    {
        using HttpClient client = await _room.SignedInAsync("operator");
        using var body = new FormUrlEncodedContent([new("scenario", "knight-2012")]);

        using HttpResponseMessage answer = await client.PostAsync("/training/start", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    public void Dispose() => _room.Dispose();

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string page, string scenario)
    {
        string token = Token().Match(page).Groups["token"].Value;
        using var body = new FormUrlEncodedContent(
            [new("scenario", scenario), new("__RequestVerificationToken", token)]);
        return await client.PostAsync("/training/start", body);
    }

    [GeneratedRegex(
        "name=\"__RequestVerificationToken\"[^>]* value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
