using System.Net;
using Microsoft.AspNetCore.Hosting;
using Ops.Dashboard.Tests.Api;
using Xunit;

namespace Ops.Dashboard.Tests.Auth;

public sealed class RequestLimitTests : IDisposable
{
    private static readonly object s_kill =
        new { scope = "fleet", reason = "in the middle of a flood", mode = "block" };

    private readonly NarrowRoom _room = new();

    [Fact]
    public async Task Flood_OnEveryDoor_IsLimited_AndAKillGoesThroughAtOnce()
    {
        await _room.RunningAsync();
        using HttpClient client = _room.As("operator");
        string[] doors =
        [
            "/api/fleet", "/api/control", "/api/alarms", "/api/limits", "/api/parity", "/api/audit", "/api/training",
            "/metrics", "/", "/nowhere", "/sign-in",
        ];
        foreach (string door in doors)
        {
            HttpStatusCode last = await FloodAsync(client, door);
            Assert.Equal(HttpStatusCode.TooManyRequests, last);

            for (int i = 0; i < 3 * NarrowRoom.Burst; i++)
            {
                (int status, _) = await client.Post("/api/kill", s_kill);
                Assert.Equal(202, status);
            }
            using HttpResponseMessage page = await client.GetAsync("/kill");
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }
    }

    [Fact]
    public async Task Refusal_SaysWhenToComeAgain()
    {
        using HttpClient client = _room.As("operator");
        await FloodAsync(client, "/api/fleet");

        using HttpResponseMessage answer = await client.GetAsync("/api/fleet");

        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("too-many-requests", await answer.Content.ReadAsStringAsync());
        Assert.InRange(answer.Headers.RetryAfter?.Delta?.TotalSeconds ?? 0, 1, 60);
    }

    [Fact]
    public async Task Flood_OfOneIdentity_LeavesTheOthersTheirs()
    {
        await _room.RunningAsync();
        using HttpClient flooding = _room.As("operator");
        using HttpClient other = _room.As("supervisor");
        await FloodAsync(flooding, "/api/control");

        using HttpResponseMessage answer = await other.GetAsync("/api/control");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Flood_OfNobody_IsLimitedThoughItIsTurnedAway()
    {
        using HttpClient client = _room.Anonymous();

        Assert.Equal(HttpStatusCode.TooManyRequests, await FloodAsync(client, "/api/fleet"));
    }

    public void Dispose() => _room.Dispose();

    private static async Task<HttpStatusCode> FloodAsync(HttpClient client, string path)
    {
        // the bucket holds five and gains one a second: it is empty long before two thousand
        HttpStatusCode last = HttpStatusCode.OK;
        for (int i = 0; i < 2_000 && last != HttpStatusCode.TooManyRequests; i++)
        {
            using HttpResponseMessage answer = await client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
            last = answer.StatusCode;
        }
        return last;
    }

    private sealed class NarrowRoom : RoomFactory
    {
        public const int Burst = 5;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Ops:Http:Burst", $"{Burst}");
            builder.UseSetting("Ops:Http:RequestsPerSecond", "1");
        }
    }
}
