using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ops.EndToEnd.Tests.Browsing;
using Ops.EndToEnd.Tests.Rooms;

namespace Ops.EndToEnd.Tests.Crashes;

/// <summary>
/// Two people with keys who kill, release and change limits as fast as they are answered, until the room is gone.
/// </summary>
/// <param name="book">Where they note every answer.</param>
internal sealed class CrashPeople(CrashBook book)
{
    private static readonly string s_asker = Guid.NewGuid().ToString();
    private static readonly string s_approver = Guid.NewGuid().ToString();

    private long _limit = 300_000;

    /// <summary>Settings that let them in.</summary>
    public static (string Key, string Value)[] Settings { get; } =
        [.. KeyOf(0, "crash-1", Role.Operator, s_asker), .. KeyOf(1, "crash-2", Role.Supervisor, s_approver)];

    /// <summary>Acts until nobody answers any more.</summary>
    /// <param name="client">The room.</param>
    /// <param name="firstServer">With which server they begin.</param>
    /// <param name="limits">
    /// Whether they change limits and not holds: one pair alone, so that the last answered limit is the one in force.
    /// </param>
    /// <param name="answered">Told after every answer.</param>
    public async Task ActAsync(HttpClient client, int firstServer, bool limits, Action answered)
    {
        try
        {
            for (int turn = firstServer; ; turn++)
            {
                string hold = await KillAsync(client, FleetView.Servers[turn % FleetView.Servers.Length]);
                answered();
                if (!limits)
                    await ReleaseAsync(client, hold);
                else
                    await LimitAsync(client);
                answered();
            }
        }
        catch (HttpRequestException)
        {
            // the process is gone, in the middle of a request or before it
        }
    }

    /// <summary>Reads something as the first of them.</summary>
    /// <param name="client">The room.</param>
    /// <param name="path">The path.</param>
    /// <returns>The text.</returns>
    public static async Task<string> ReadAsync(HttpClient client, string path)
    {
        using HttpRequestMessage request = Message(HttpMethod.Get, path, s_asker);
        using HttpResponseMessage answer = await client.SendAsync(request);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    private async Task<string> KillAsync(HttpClient client, string server)
    {
        (bool done, JsonElement body) = await PostAsync(
            client, "api/kill", s_asker, new { scope = "server", target = server, reason = "crash" });
        if (!done)
            throw new InvalidOperationException($"A kill was refused: {body}");
        string hold = body.GetProperty("hold").GetString()!;
        if (body.GetProperty("recorded").GetBoolean())
            book.Killed(hold);
        else
            book.KilledUnrecorded();
        return hold;
    }

    private async Task ReleaseAsync(HttpClient client, string hold)
    {
        (bool asked, JsonElement body) = await PostAsync(
            client, "api/release", s_asker, new { hold, cause = "c", evidence = "e" });
        if (!asked)
            return;
        using var checklist = JsonDocument.Parse(await ReadAsync(client, $"api/release/{hold}"));
        Dictionary<string, string> overrides = checklist.RootElement.GetProperty("lines").EnumerateArray()
            .ToDictionary(static line => line.GetProperty("line").GetString()!, static _ => "A crash is being tried.");
        book.Releasing(hold);
        (bool done, _) = await PostAsync(
            client, $"api/release/{body.GetProperty("request").GetString()}/approve", s_approver, new { overrides });
        book.Answered(hold, done);
    }

    private async Task LimitAsync(HttpClient client)
    {
        long dollars = Interlocked.Increment(ref _limit);
        (bool asked, JsonElement body) = await PostAsync(
            client, "api/limits/proposals", s_asker, new { rule = "loss", limit = dollars, reason = "crash" });
        if (!asked)
            return;
        string id = body.GetProperty("proposal").GetProperty("id").GetString()!;
        (bool done, _) = await PostAsync(client, $"api/limits/proposals/{id}/approve", s_approver, new { });
        if (done)
            book.Limited(dollars);
    }

    private static async Task<(bool Done, JsonElement Body)> PostAsync(
        HttpClient client, string path, string key, object body)
    {
        using HttpRequestMessage request = Message(HttpMethod.Post, path, key);
        request.Content = JsonContent.Create(body);
        using HttpResponseMessage answer = await client.SendAsync(request);
        return (answer.IsSuccessStatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
    }

    private static HttpRequestMessage Message(HttpMethod method, string path, string key)
    {
        var message = new HttpRequestMessage(method, path);
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return message;
    }

    private static IEnumerable<(string Key, string Value)> KeyOf(int index, string name, string role, string key) =>
    [
        ($"Ops:Auth:ApiKeys:{index}:Name", name), ($"Ops:Auth:ApiKeys:{index}:Role", role),
        ($"Ops:Auth:ApiKeys:{index}:Person", name),
        ($"Ops:Auth:ApiKeys:{index}:Sha256", Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)))),
    ];
}
