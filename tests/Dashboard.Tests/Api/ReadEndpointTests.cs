using System.Net;
using System.Text.Json;
using Xunit;

namespace Ops.Dashboard.Tests.Api;

public sealed class ReadEndpointTests : IDisposable
{
    private readonly RoomFactory _room = new();

    [Fact]
    public async Task Fleet_ShowsEveryServer_WithItsRowAndState()
    {
        await _room.RunningAsync();
        await _room.As("operator").Post("/api/kill", new { scope = "server", target = "smars-8", reason = "x" });

        (int status, JsonElement body) = await _room.As("viewer").Get("/api/fleet");

        Assert.Equal(200, status);
        JsonElement last = body.GetProperty("servers").EnumerateArray().Last();
        Assert.Equal("1:smars-8:7", last.GetProperty("row").GetString());
        Assert.Equal("Halted", last.GetProperty("state").GetString());
        Assert.Equal("H-1", last.GetProperty("holds")[0].GetString());
    }

    [Theory]
    [InlineData("/api/fleet/smars-1/trend?seconds=10", 200, null)]
    [InlineData("/api/fleet/%2A/trend", 200, null)]
    [InlineData("/api/fleet/smars-99/trend", 404, "unknown-server")]
    [InlineData("/api/fleet/smars-1/trend?seconds=0", 400, "invalid-seconds")]
    [InlineData("/api/fleet/smars-1/trend?seconds=abc", 400, "invalid-seconds")]
    [InlineData("/api/audit?count=0", 400, "invalid-count")]
    [InlineData("/api/audit?count=abc", 400, "invalid-count")]
    [InlineData("/api/audit?before=abc", 400, "invalid-count")]
    [InlineData("/api/audit?what=kils", 400, "invalid-filter")]
    [InlineData("/api/audit?from=yesterday", 400, "invalid-filter")]
    [InlineData("/api/audit/export?format=xml", 400, "invalid-filter")]
    [InlineData("/api/unwind?scope=desk", 400, "invalid-scope")]
    [InlineData("/api/unwind?target=smars-1", 400, "invalid-scope")]
    [InlineData("/api/unwind?scope=server&target=smars-80", 400, "unknown-target")]
    [InlineData("/api/unwind.csv?scope=group", 400, "unknown-target")]
    [InlineData("/api/kill/seven", 400, "invalid-ticket")]
    [InlineData("/api/kill/3f2504e0-4f89-41d3-9a0c-0305e82c3301", 404, "unknown-ticket")]
    [InlineData("/api/nothing", 404, "unknown-path")]
    [InlineData("/api/control", 200, null)]
    [InlineData("/api/training", 200, null)]
    public async Task Read_OfAPath_AnswersWithStatusAndCode(string path, int status, string? code)
    {
        await _room.RunningAsync();

        (int answered, JsonElement body) = await _room.As("viewer").Get(path);

        Assert.Equal((status, code), (answered, code is null ? null : body.Code()));
    }

    [Fact]
    public async Task Ready_FollowsTheAgeOfThePicture()
    {
        await _room.RunningAsync();
        _room.Time.Advance(TimeSpan.FromSeconds(1));
        using HttpResponseMessage fresh = await _room.Anonymous().GetAsync("/healthz/ready");
        _room.Room.Dispose();
        _room.Time.Advance(TimeSpan.FromSeconds(6));
        using HttpResponseMessage stale = await _room.Anonymous().GetAsync("/healthz/ready");

        Assert.Equal(HttpStatusCode.OK, fresh.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, stale.StatusCode);
    }

    [Fact]
    public async Task Metrics_AreWellFormed_AndCountHolds()
    {
        await _room.RunningAsync();
        await _room.As("operator").Post("/api/kill", new { scope = "fleet", reason = "x" });

        string text = await _room.As("viewer").GetStringAsync("/metrics");

        Assert.Contains("\nops_holds 1\n", text);
        Assert.Contains("ops_flow_state{server=\"smars-8\",group=\"agency\",state=\"Halted\"} 1", text);
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#'))
            Assert.Matches(@"^ops_[a-z0-9_]+(\{([a-z]+=""[^""]*"",?)+\})? (NaN|-?[0-9.eE+-]+)$", line);
    }

    [Fact]
    public async Task OpenApi_DescribesEveryApiPath()
    {
        (int status, JsonElement body) = await _room.Anonymous().Get("/openapi/v1.json");

        Assert.Equal(200, status);
        string[] paths = [.. body.GetProperty("paths").EnumerateObject().Select(p => p.Name)];
        foreach (string path in new[] { "/api/kill", "/api/kill/{ticket}", "/api/release", "/api/fleet",
            "/api/control", "/api/audit", "/api/audit/export", "/api/audit/chain", "/api/unwind", "/api/unwind.csv" })
            Assert.Contains(path, paths);
    }

    public void Dispose() => _room.Dispose();
}
