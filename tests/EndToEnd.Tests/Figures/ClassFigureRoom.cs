using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ops.EndToEnd.Tests.Browsing;
using Ops.EndToEnd.Tests.Rooms;
using Xunit;

namespace Ops.EndToEnd.Tests.Figures;

/// <summary>A room with an instructor's key, who opens class sessions.</summary>
public sealed class ClassFigureRoom(BrowserFixture browser) : RoomFixture(browser)
{
    private static readonly string s_key = Guid.NewGuid().ToString();
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(500);
    private readonly List<(string Path, string Key)> _led = [];

    /// <inheritdoc/>
    protected override (string Key, string Value)[] Settings =>
    [
        ("Ops:Auth:ApiKeys:0:Name", "figures-3"), ("Ops:Auth:ApiKeys:0:Role", Role.Instructor),
        ("Ops:Auth:ApiKeys:0:Person", "figures-3"),
        ("Ops:Auth:ApiKeys:0:Sha256", Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(s_key)))),
    ];

    /// <summary>Opens a session over the Knight morning.</summary>
    /// <param name="title">What it is called.</param>
    /// <param name="trainee">Who has a seat in it.</param>
    /// <returns>The link of that seat.</returns>
    public async Task<string> OpenSessionAsync(string title, string trainee)
    {
        using HttpClient client = Client();
        using HttpResponseMessage answer = await client.PostAsJsonAsync("api/sessions", new
        {
            title, scenario = "knight-2012", seats = new[] { new { name = trainee, role = Role.Operator } },
        });
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        using var body = JsonDocument.Parse(text);
        _led.Add((body.RootElement.GetProperty("path").GetString()!, body.RootElement.GetProperty("seats")
            .EnumerateArray().Single(static seat => seat.GetProperty("name").GetString() == "figures-3")
            .GetProperty("key").GetString()!));
        return body.RootElement.GetProperty("seats").EnumerateArray()
            .Single(seat => seat.GetProperty("name").GetString() == trainee).GetProperty("link").GetString()!;
    }

    /// <summary>Waits until so many sessions are past their run-up; they open frozen, and are run.</summary>
    /// <param name="count">How many.</param>
    public async Task RunningAsync(int count)
    {
        using HttpClient client = Client();
        using var timer = new PeriodicTimer(s_look);
        while (await timer.WaitForNextTickAsync())
        {
            using var body = JsonDocument.Parse(await client.GetStringAsync("api/sessions"));
            if (body.RootElement.GetProperty("sessions").EnumerateArray()
                .Count(static session => session.GetProperty("state").GetString() is "frozen" or "running") < count)
                continue;
            foreach ((string path, string key) in _led)
                await RunAsync(path, key);
            return;
        }
    }

    private async Task RunAsync(string path, string key)
    {
        using var client = new HttpClient { BaseAddress = Room.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using HttpResponseMessage answer = await client.PostAsync(
            $"{path.TrimStart('/')}api/session/resume", content: null);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
    }

    private HttpClient Client()
    {
        var client = new HttpClient { BaseAddress = Room.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", s_key);
        return client;
    }
}
