using System.Net;
using System.Text.Json;
using Ops.Dashboard.Tests.Api;
using Xunit;

namespace Ops.Dashboard.Tests.Trail;

public sealed class AuditEndpointTests : IDisposable
{
    private readonly RoomFactory _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task Kill_HasBesideIt_WhatTheScreenShowedBefore()
    {
        await KillAsync("server", "smars-8", "runs away");

        JsonElement entry = (await EntriesAsync("what=kills"))[0];
        JsonElement seen = entry.GetProperty("seen");

        Assert.Equal("runs away", entry.GetProperty("detail").GetString());
        JsonElement server = seen.GetProperty("servers")[0];
        Assert.Equal("smars-8", server.GetProperty("server").GetString());
        Assert.Equal("Flowing", server.GetProperty("state").GetString()); // as it was, not as it is
        Assert.Equal(8, seen.GetProperty("states").GetProperty("Flowing").GetInt32());
        Assert.Equal(0, seen.GetProperty("holds").GetInt32());
        Assert.True(seen.GetProperty("picture").GetInt64() > 0);
        Assert.Equal(16, seen.GetProperty("layout").GetString()!.Length);
    }

    [Fact]
    public async Task ReleaseOfAHold_ShowsTheServerItIsAbout()
    {
        await KillAsync("server", "smars-3", "x");
        (_, JsonElement asked) = await _room.As("operator").Post(
            "/api/release", new { hold = "H-1", cause = "found", evidence = "gone" });
        await _room.As("supervisor").Post($"/api/release/{asked.GetProperty("request").GetString()}/approve", new { });

        JsonElement seen = (await EntriesAsync("what=released"))[0].GetProperty("seen");

        Assert.Equal("smars-3", seen.GetProperty("servers")[0].GetProperty("server").GetString());
        Assert.Equal("Halted", seen.GetProperty("servers")[0].GetProperty("state").GetString());
    }

    [Theory]
    [InlineData("what=halt", 2)]
    [InlineData("what=kills,sign-ins", 4)]
    [InlineData("what=released", 0)]
    [InlineData("person=SUPERVISOR", 2)]
    [InlineData("text=second", 1)]
    [InlineData("text=h-1", 1)]
    [InlineData("from=2026-10-14T13:30:00Z&until=2026-10-14T14:00", 4)]
    [InlineData("until=2026-10-14", 0)]
    public async Task Filter_TakesWhatIsWanted(string query, int expected)
    {
        await KillAsync("server", "smars-1", "first");
        await KillAsync("group", "retail", "second", "supervisor");

        Assert.Equal(expected, (await EntriesAsync(query)).Count);
    }

    [Fact]
    public async Task Export_AsCsv_HasALineForEach_AndNoFormula()
    {
        await KillAsync("server", "smars-1", "=cmd|' /C calc'!A0");

        using HttpResponseMessage answer = await _room.As("viewer").GetAsync("/api/audit/export?format=csv&what=kills");
        string[] lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n");

        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("ops-audit.csv", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.StartsWith("number,at,marketAt,actorKind,actor,what,subject,detail,seen,realm,before,link", lines[0]);
        Assert.Contains("\"'=cmd", lines[1]);
        Assert.Equal(3, lines.Length);
    }

    [Fact]
    public async Task Export_AsLines_GoesOldestFirst()
    {
        await KillAsync("server", "smars-1", "first");
        await KillAsync("server", "smars-2", "second");

        string text = await _room.As("viewer").GetStringAsync("/api/audit/export?what=kills");
        JsonElement[] lines =
            [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];

        Assert.Equal(["H-1", "H-2"], lines.Select(line => line.GetProperty("subject").GetString()));
        Assert.Contains("{\"seen\":", lines[0].GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Evidence_ShowsKillsPeopleAndTheChain_AsText()
    {
        await KillAsync("server", "smars-1", "<script>alert(1)</script>");

        string page = await _room.As("viewer").GetStringAsync("/audit/evidence");

        Assert.Contains("<h2 id=\"kills\">4. Kills</h2>", page);
        Assert.Contains("operator-9", page);
        Assert.Contains("RTS 6 art. 12", page);
        Assert.Contains("NOT WHOLE (Damaged)", page); // the stand-in keeps no file
        Assert.DoesNotContain(_room.DataDirectory, page);
        Assert.DoesNotContain("<script>", page);
        Assert.Contains("&lt;script&gt;", page);
        Assert.Contains("12. What this pack does not cover", page);
    }

    [Fact]
    public async Task Evidence_OfAWrongPeriod_IsRefused()
    {
        await _room.RunningAsync();

        using HttpResponseMessage answer = await _room.As("viewer").GetAsync("/audit/evidence?from=soon");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private async Task KillAsync(string scope, string target, string reason, string role = "operator")
    {
        await _room.RunningAsync();
        (int status, _) = await _room.As(role).Post("/api/kill", new { scope, target, reason });
        Assert.Equal(202, status);
    }

    private async Task<IReadOnlyList<JsonElement>> EntriesAsync(string query)
    {
        (int status, JsonElement body) = await _room.As("viewer").Get($"/api/audit?{query}");
        Assert.Equal(200, status);
        return [.. body.GetProperty("entries").EnumerateArray()];
    }
}
