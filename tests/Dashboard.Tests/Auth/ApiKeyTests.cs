using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Ops.Dashboard.Accounts;
using Ops.Dashboard.Auth;
using Ops.Dashboard.Hub;
using Ops.Dashboard.Tests.Accounts;
using Ops.Dashboard.Tests.Api;
using Ops.Telemetry.Contracts;
using Xunit;

namespace Ops.Dashboard.Tests.Auth;

public sealed class ApiKeyTests : IDisposable
{
    private readonly LapsingRoom _room = new();

    [Fact]
    public async Task Key_IsGoodUntilItLapses_AndThenSaysSo()
    {
        await _room.RunningAsync();
        using HttpClient client = _room.As("operator");

        (int before, _) = await client.Get("/api/control");
        _room.Time.Advance(TimeSpan.FromMinutes(30));
        (int after, JsonElement problem) = await client.Get("/api/control");

        Assert.Equal((200, 401), (before, after));
        Assert.Equal("key-expired", problem.Code());
        Assert.Contains("operator-key", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Key_ThatLapsesSoon_IsSaidBeforehand()
    {
        KeyWatch watch = _room.Services.GetRequiredService<KeyWatch>();
        await _room.RunningAsync();
        using HttpClient client = _room.As("viewer");

        string warning = Assert.Single(watch.Warnings());
        string metrics = await client.GetStringAsync("/metrics");
        _room.Time.Advance(TimeSpan.FromMinutes(31));

        Assert.Contains("The key operator-key (operator) lapses on 2026-10-14 14:00 UTC", warning);
        Assert.Contains("ops_api_key_expires_seconds{key=\"operator-key\"} 1800", metrics);
        Assert.Contains("lapsed on 2026-10-14 14:00 UTC", Assert.Single(watch.Warnings()));
    }

    [Fact]
    public async Task Command_ByAKey_IsNotedWithTheKeysOwnName()
    {
        await _room.RunningAsync();
        using HttpClient client = _room.As("operator");

        await client.Post("/api/kill", new { scope = "fleet", reason = "which key was it", mode = "block" });

        AuditEntry entry = Assert.Single(_room.Trail, e => e.What == AccountTrail.KeyUsed);
        Assert.Equal(("operator-9", "operator-key"), (entry.By.Name, entry.Subject));
        Assert.Contains("POST /api/kill: 202", entry.Detail);
    }

    [Fact]
    public async Task Stream_OfAKey_EndsWhenItLapses()
    {
        await _room.RunningAsync();
        await using HubConnection hub = new HubConnectionBuilder().WithUrl(
            new Uri(_room.Server.BaseAddress, TelemetryHub.Path),
            options =>
            {
                options.HttpMessageHandlerFactory = _ => _room.Server.CreateHandler();
                options.Transports = HttpTransportType.LongPolling;
                options.Headers["Authorization"] = $"Bearer {RoomFactory.KeyOf("operator")}";
            }).Build();
        await hub.StartAsync(TestContext.Current.CancellationToken);
        await using IAsyncEnumerator<JsonElement> frames = hub.StreamAsync<JsonElement>("Frames").GetAsyncEnumerator();
        Assert.True(await frames.MoveNextAsync());

        _room.Time.Advance(TimeSpan.FromMinutes(30)); // pictures come with it, and the key lapses
        int after = 0;
        while (await HasAnotherAsync(frames))
            after++;

        Assert.InRange(after, 0, 2);
    }

    public void Dispose() => _room.Dispose();

    // It ends by the server's word, or by the next poll being refused, whichever comes first.
    private static async Task<bool> HasAnotherAsync(IAsyncEnumerator<JsonElement> frames)
    {
        try
        {
            return await frames.MoveNextAsync();
        }
        catch (HttpRequestException refused) when (refused.StatusCode == HttpStatusCode.Unauthorized)
        {
            return false;
        }
    }

    [Fact]
    public async Task Key_OfAPersonWhoIsLocked_IsLockedToo()
    {
        using var room = new PersonalRoom();
        await room.RunningAsync();
        using Browser owner = await Browser.ByLinkAsync(room, "operator");
        await owner.SetPasswordAsync("copper kettle morning");
        using Browser chief = await Browser.ByLinkAsync(room, "supervisor");
        using HttpClient key = room.As("operator");
        using HttpResponseMessage before = await key.GetAsync("/api/fleet");

        using HttpResponseMessage locked = await chief.SendAsync("/people", "/people/lock", ("name", "operator-1"));
        using HttpResponseMessage after = await key.GetAsync("/api/fleet");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Redirect), (before.StatusCode, locked.StatusCode));
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    private sealed class PersonalRoom : RoomFactory
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Ops:Auth:ApiKeys:1:Person", "operator-1");
        }
    }

    private sealed class LapsingRoom : RoomFactory
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Ops:Auth:ApiKeys:1:Expires", "2026-10-14T14:00Z");
        }
    }
}
