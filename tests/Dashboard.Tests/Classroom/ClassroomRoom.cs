using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Ops.Dashboard.Classroom;
using Ops.Dashboard.Sessions;
using Ops.Dashboard.Tests.Api;
using Ops.Dashboard.Tests.Sessions;
using Xunit;

namespace Ops.Dashboard.Tests.Classroom;

/// <summary>The whole program with class sessions over stand-in worlds: each has its own factory of them.</summary>
internal sealed class ClassroomRoom : RoomFactory
{
    /// <summary>What is done with a session's factory before its first world.</summary>
    public Action<StandInFactory>? OnFactory { get; set; }

    public ClassroomDesk Desk => Services.GetRequiredService<ClassroomDesk>();

    /// <summary>Opens a session as the instructor, and answers what was handed out.</summary>
    public async Task<Opened> OpenAsync(string title, params (string Name, string Role)[] seats)
    {
        using HttpClient leader = As("instructor");
        using HttpResponseMessage answer = await leader.PostAsJsonAsync("/api/sessions", new
        {
            title, scenario = "knight-2012", preset = "sec", seed = 7,
            seats = seats.Select(seat => new { name = seat.Name, role = seat.Role }),
        });
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == System.Net.HttpStatusCode.Created, text);
        using JsonDocument body = JsonDocument.Parse(text);
        JsonElement root = body.RootElement;
        var opened = new Opened(
            root.GetProperty("id").GetString()!, root.GetProperty("path").GetString()!,
            root.GetProperty("seats").EnumerateArray().ToDictionary(
                seat => seat.GetProperty("name").GetString()!,
                seat => (seat.GetProperty("link").GetString()!, seat.GetProperty("key").GetString()!)));
        ClassRoom room = Desk.Find(opened.Id)!;
        while (room.State.Preparing is not null)
            await Task.Yield();
        return opened;
    }

    /// <summary>A client that holds a key of a seat.</summary>
    public HttpClient WithKey(string key)
    {
        HttpClient client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    /// <summary>A client that has taken the link of a seat and keeps its cookies.</summary>
    public async Task<HttpClient> SeatedAsync(string link)
    {
        HttpClient client = Anonymous();
        using HttpResponseMessage answer = await client.GetAsync(new Uri(link).PathAndQuery);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    /// <summary>The stand-in worlds of a session.</summary>
    public static StandInFactory WorldsOf(ClassRoom room) =>
        (StandInFactory)room.Services.GetRequiredService<IFleetRoomFactory>();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        (TimeProvider time, Action<StandInFactory>? made) = (Time, OnFactory); // no more than these is within its reach
        builder.ConfigureTestServices(services => services.AddSingleton(new ClassOverrides(own =>
        {
            own.RemoveAll<IFleetRoomFactory>();
            own.AddSingleton<IFleetRoomFactory>(_ =>
            {
                var worlds = new StandInFactory(time);
                made?.Invoke(worlds);
                return worlds;
            });
        })));
    }

    /// <summary>What was handed out.</summary>
    internal sealed record Opened(string Id, string Path, Dictionary<string, (string Link, string Key)> Seats);
}
