using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Ops.Dashboard.Hub;
using Ops.Dashboard.Tests.Api;
using Xunit;

namespace Ops.Dashboard.Tests.Hub;

public sealed class TelemetryHubTests : IDisposable
{
    private readonly RoomFactory _room = new();

    [Fact]
    public async Task Frames_ByJson_AreTheFleetAsTheApiAnswers()
    {
        await _room.RunningAsync();
        await using HubConnection hub = await ConnectAsync("viewer", messagePack: false);

        await foreach (JsonElement frame in hub.StreamAsync<JsonElement>("Frames"))
        {
            Assert.Equal("1:smars-8:7", frame.GetProperty("servers")[7].GetProperty("row").GetString());
            break;
        }
    }

    [Fact]
    public async Task Frames_ByMessagePack_AreTheSameDocument()
    {
        await _room.RunningAsync();
        await using HubConnection hub = await ConnectAsync("viewer", messagePack: true);

        await foreach (Dictionary<string, object> frame in hub.StreamAsync<Dictionary<string, object>>("Frames"))
        {
            Assert.Equal("Live", frame["mode"]);
            Assert.Equal(8, ((object[])frame["servers"]).Length);
            break;
        }
    }

    [Fact]
    public async Task Frames_FollowEachPicture_AndAreEncodedOnceForAll()
    {
        await _room.RunningAsync();
        await using HubConnection first = await ConnectAsync("viewer", messagePack: false);
        await using HubConnection second = await ConnectAsync("operator", messagePack: false);
        await using IAsyncEnumerator<JsonElement> one = first.StreamAsync<JsonElement>("Frames").GetAsyncEnumerator();
        await using IAsyncEnumerator<JsonElement> two = second.StreamAsync<JsonElement>("Frames").GetAsyncEnumerator();
        await one.MoveNextAsync();
        await two.MoveNextAsync();
        long before = _room.Services.GetRequiredService<FrameSource>().Encoded;

        _room.Time.Advance(TimeSpan.FromMilliseconds(250));
        await one.MoveNextAsync();
        await two.MoveNextAsync();

        Assert.Equal(one.Current.GetProperty("version").GetInt64(), two.Current.GetProperty("version").GetInt64());
        Assert.Equal(before + 1, _room.Services.GetRequiredService<FrameSource>().Encoded);
    }

    [Fact]
    public async Task Hub_WithoutIdentity_IsClosed() =>
        await Assert.ThrowsAsync<HttpRequestException>(() => ConnectAsync("nobody", messagePack: false));

    [Fact]
    public void Hub_OnlyReads()
    {
        string[] methods = [.. typeof(TelemetryHub)
            .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Select(m => m.Name)];

        Assert.Equal(["Frames", "Alarms"], methods);
    }

    public void Dispose() => _room.Dispose();

    private async Task<HubConnection> ConnectAsync(string role, bool messagePack)
    {
        IHubConnectionBuilder builder = new HubConnectionBuilder().WithUrl(
            new Uri(_room.Server.BaseAddress, TelemetryHub.Path),
            options =>
            {
                options.HttpMessageHandlerFactory = _ => _room.Server.CreateHandler();
                options.Transports = HttpTransportType.LongPolling;
                options.Headers["Authorization"] = $"Bearer {RoomFactory.KeyOf(role)}";
            });
        if (messagePack)
            builder.AddMessagePackProtocol();
        HubConnection hub = builder.Build();
        await hub.StartAsync(Xunit.TestContext.Current.CancellationToken);
        return hub;
    }
}
