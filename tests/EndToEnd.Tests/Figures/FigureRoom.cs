using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ops.EndToEnd.Tests.Browsing;
using Ops.EndToEnd.Tests.Rooms;
using Xunit;

namespace Ops.EndToEnd.Tests.Figures;

/// <summary>
/// A room with two persons' keys, so that what a figure has stopped flows again before the next press: a press on a
/// latched gate would measure less than a press on an open one.
/// </summary>
public class FigureRoom(BrowserFixture browser) : RoomFixture(browser), IAsyncLifetime
{
    private static readonly string s_asker = Guid.NewGuid().ToString();
    private static readonly string s_approver = Guid.NewGuid().ToString();

    private HttpClient? _client;

    /// <inheritdoc/>
    protected override (string Key, string Value)[] Settings =>
    [
        .. KeyOf(0, "figures-1", Role.Operator, s_asker), .. KeyOf(1, "figures-2", Role.Supervisor, s_approver),
    ];

    /// <summary>What a script of the first person sends to be let in.</summary>
    public string Bearer => $"Bearer {s_asker}";

    private HttpClient Client => _client ??= new HttpClient { BaseAddress = Room.Address };

    /// <summary>Takes a hold off again, as two persons do.</summary>
    /// <param name="hold">The hold.</param>
    public async Task ReleaseAsync(string hold)
    {
        JsonElement asked = await PostAsync(
            "api/release", s_asker, new { hold, cause = "A figure was measured.", evidence = "It is written down." });
        // whatever stands against it: what is measured is the stop, again and again
        using var checklist = JsonDocument.Parse(await ReadAsync($"api/release/{hold}"));
        Dictionary<string, string> overrides = checklist.RootElement.GetProperty("lines").EnumerateArray()
            .Where(line => line.GetProperty("verdict").GetString() != "pass")
            .ToDictionary(line => line.GetProperty("line").GetString()!, _ => "A figure is being measured.");
        await PostAsync(
            $"api/release/{asked.GetProperty("request").GetString()}/approve", s_approver, new { overrides });
    }

    /// <summary>Standing holds that people release: restarts in stages end by themselves.</summary>
    public async Task<IReadOnlyList<string>> HoldsAsync()
    {
        using var control = JsonDocument.Parse(await ReadAsync("api/control"));
        return [.. control.RootElement.GetProperty("holds").EnumerateArray()
            .Where(hold => hold.GetProperty("kind").GetString() != "Ramp")
            .Select(hold => hold.GetProperty("hold").GetString()!)];
    }

    /// <summary>Reads a text as the first person.</summary>
    /// <param name="path">The path.</param>
    public async Task<string> ReadAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", s_asker);
        using HttpResponseMessage answer = await Client.SendAsync(request);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    /// <summary>Commands something as the first person.</summary>
    /// <param name="path">The path.</param>
    /// <param name="body">What is sent, as JSON.</param>
    public Task<JsonElement> CommandAsync(string path, object body) => PostAsync(path, s_asker, body);

    /// <inheritdoc/>
    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        _client?.Dispose();
        await DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private async Task<JsonElement> PostAsync(string path, string key, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using HttpResponseMessage answer = await Client.SendAsync(request);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }

    private static IEnumerable<(string Key, string Value)> KeyOf(int index, string name, string role, string key) =>
    [
        ($"Ops:Auth:ApiKeys:{index}:Name", name), ($"Ops:Auth:ApiKeys:{index}:Role", role),
        ($"Ops:Auth:ApiKeys:{index}:Person", name),
        ($"Ops:Auth:ApiKeys:{index}:Sha256", Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)))),
    ];
}
