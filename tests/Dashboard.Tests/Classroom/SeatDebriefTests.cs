using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Ops.Dashboard.Auth;
using Ops.Dashboard.Classroom;
using Ops.Dashboard.Debrief.Past;
using Ops.Dashboard.Recordings;
using Ops.Dashboard.Sessions;
using Ops.Dashboard.Startup;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Classroom;

/// <summary>Whoever had a seat in a class session looks back on it, and on no other.</summary>
public sealed class SeatDebriefTests
{
    private static readonly (string, string)[] s_seats = [("ann", "operator"), ("ivy", "instructor")];

    [Fact]
    public async Task Debrief_OfARunningSession_IsPromisedToItsSeats()
    {
        await using var room = new ClassroomRoom();
        ClassroomRoom.Opened opened = await room.OpenAsync("Monday class", s_seats);
        using HttpClient ann = await room.SeatedAsync(opened.Seats["ann"].Link);

        using HttpResponseMessage answer = await ann.GetAsync($"{opened.Path}debrief");

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("Monday class still runs", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("ann")]
    [InlineData("ivy")]
    public async Task Debrief_OfAnEndedSession_OpensToItsSeats_WithTheCookieTheyHave(string name)
    {
        await using var room = new ClassroomRoom();
        ClassroomRoom.Opened opened = await room.OpenAsync("Monday class", s_seats);
        using HttpClient seat = await room.SeatedAsync(opened.Seats[name].Link);
        await EndAsync(room, opened, opened.Id, $"{opened.Id}-b2", $"{opened.Id}-b2-r2");

        using HttpResponseMessage way = await seat.GetAsync($"{opened.Path}debrief?at=09:30:00");
        using HttpResponseMessage page = await seat.GetAsync(way.Headers.Location!.OriginalString);
        using HttpResponseMessage nothing = await seat.GetAsync($"{opened.Path}training/{opened.Id}/other");
        using HttpResponseMessage timeline = await seat.GetAsync($"{opened.Path}api/training/{opened.Id}/timeline");
        string html = WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());

        Assert.Equal(
            $"{opened.Path}training/{opened.Id}-b2-r2/debrief?at=09:30:00", way.Headers.Location.OriginalString);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("REPLAY", html);
        Assert.Contains("Moment of the session", html);
        Assert.Contains($"<base href=\"{opened.Path}\"", html);
        Assert.Contains($"Another part: {opened.Id}<", html); // what was left by going back
        Assert.Contains($"Another part: {opened.Id}-b2<", html); // and before the process ended
        Assert.DoesNotContain("data-kill-form", html);
        Assert.DoesNotContain("href=\"recordings\"", html);
        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.OK), (nothing.StatusCode, timeline.StatusCode));
        Assert.Equal(opened.Id, (await timeline.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("session")
            .GetString());
    }

    [Fact]
    public async Task Debrief_OfAnotherSession_OpensToNoSeat()
    {
        await using var room = new ClassroomRoom();
        ClassroomRoom.Opened first = await room.OpenAsync("First", s_seats);
        ClassroomRoom.Opened second = await room.OpenAsync("Second", s_seats);
        using HttpClient ann = await room.SeatedAsync(first.Seats["ann"].Link);
        using HttpClient byKey = room.WithKey(first.Seats["ann"].Key);
        await EndAsync(room, first, first.Id);
        await EndAsync(room, second, second.Id, "live-20260101T000000000-quiet-day");
        string[] others = [second.Id, "live-20260101T000000000-quiet-day", "nothing"];

        foreach (HttpClient seat in new[] { ann, byKey })
        {
            foreach (string other in others)
            {
                using HttpResponseMessage mine = await seat.GetAsync($"{first.Path}api/training/{other}/timeline");
                using HttpResponseMessage report = await seat.GetAsync($"{first.Path}training/{other}/report");
                using HttpResponseMessage main = await seat.GetAsync($"/api/training/{other}/timeline");
                Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (mine.StatusCode, report.StatusCode));
                Assert.Contains("is not of this class session", await mine.Content.ReadAsStringAsync());
                Assert.Equal(HttpStatusCode.Unauthorized, main.StatusCode);
            }
            using HttpResponseMessage theirs = await seat.GetAsync($"{second.Path}api/training/{second.Id}/timeline");
            using HttpResponseMessage page = await seat.GetAsync($"{second.Path}debrief");
            Assert.Contains(theirs.StatusCode, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.Gone });
            Assert.Contains(page.StatusCode, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.Redirect });
            Assert.DoesNotContain("/training/training", $"{page.Headers.Location}");
        }
        using HttpResponseMessage screens = await ann.GetAsync($"{first.Path}training/{second.Id}/debrief");
        string html = WebUtility.HtmlDecode(await screens.Content.ReadAsStringAsync());
        Assert.Contains("is not of this class session", html);
        Assert.DoesNotContain("Moment of the session", html);
    }

    [Fact]
    public async Task MainRoom_OffersTheOtherBranches_OnTheDebriefOfTheFirst()
    {
        await using var room = new ClassroomRoom();
        ClassroomRoom.Opened opened = await room.OpenAsync("Monday class", s_seats);
        using HttpClient leader = room.As("instructor");
        await EndAsync(room, opened, opened.Id, $"{opened.Id}-b2", $"{opened.Id}x-b2");

        string html = await leader.GetStringAsync($"/training/{opened.Id}/debrief");

        Assert.Contains($"Another part: {opened.Id}-b2<", html);
        Assert.DoesNotContain($"{opened.Id}x-b2", html); // of another session
    }

    [Fact]
    public async Task SessionThatEnded_IsNotTakenForWhatRuns()
    {
        await using var room = new ClassroomRoom();
        ClassroomRoom.Opened opened = await room.OpenAsync("Monday class", s_seats);
        using HttpClient leader = room.As("instructor");
        await EndAsync(room, opened);

        using HttpResponseMessage answer = await leader.GetAsync(opened.Path);
        string html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.Contains("TRAINING (ended) · Monday class", html);
        Assert.Contains("class=\"room plain mode-training", html);
    }

    [Fact]
    public async Task MainRoom_LooksBack_AsBefore_AlsoWithASeatOfItsOwn()
    {
        await using var room = new ClassroomRoom();
        ClassroomRoom.Opened opened = await room.OpenAsync("Monday class", s_seats);
        using HttpClient leader = room.As("instructor");
        using HttpClient nobody = room.Anonymous();
        await EndAsync(room, opened, opened.Id);

        using HttpResponseMessage page = await leader.GetAsync($"/training/{opened.Id}/debrief");
        using HttpResponseMessage turned = await nobody.GetAsync($"/training/{opened.Id}/debrief");
        using HttpResponseMessage report = await nobody.GetAsync($"/training/{opened.Id}/report");

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("data-kill-form", await page.Content.ReadAsStringAsync());
        Assert.StartsWith("/login", turned.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.StartsWith("/login", report.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_ForASeatOfAnEndedSession_LeadsToItsDebrief()
    {
        await using var room = new ClassroomRoom();
        ClassroomRoom.Opened opened = await room.OpenAsync("Monday class", s_seats);
        await EndAsync(room, opened, opened.Id);
        using HttpClient leader = room.As("instructor");
        using HttpClient ann = room.Anonymous();

        using HttpResponseMessage made = await leader.PostAsJsonAsync(
            $"/api/sessions/{opened.Id}/seats/ann/link", new { });
        string link = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("link").GetString()!;
        using HttpResponseMessage signedIn = await ann.GetAsync(new Uri(link).PathAndQuery);
        using HttpResponseMessage way = await ann.GetAsync(signedIn.Headers.Location!.OriginalString);
        using HttpResponseMessage none = await leader.PostAsJsonAsync(
            $"/api/sessions/{opened.Id}/seats/nobody/link", new { });

        Assert.Equal($"{opened.Path}debrief", signedIn.Headers.Location.OriginalString);
        Assert.Equal($"{opened.Path}training/{opened.Id}/debrief", way.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task SessionWithoutARecording_SaysSo()
    {
        await using var room = new ClassroomRoom();
        ClassroomRoom.Opened opened = await room.OpenAsync("Monday class", s_seats);
        using HttpClient ann = room.WithKey(opened.Seats["ann"].Key);
        await EndAsync(room, opened);

        using HttpResponseMessage answer = await ann.GetAsync($"{opened.Path}debrief");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("there is no recording", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task WhatIsLeft_HasNoDoorToAnyFleet_AndEachOfItsOwnHasItsPolicy()
    {
        await using var room = new ClassroomRoom();
        ClassroomRoom.Opened opened = await room.OpenAsync("Monday class", s_seats);
        using HttpClient ann = room.WithKey(opened.Seats["ann"].Key);
        await EndAsync(room, opened, opened.Id);
        using HttpResponseMessage first = await ann.GetAsync($"{opened.Path}debrief");
        IServiceProvider left = room.Services.GetRequiredService<SeatDebriefs>().ServicesOf(opened.Id)!;
        RouteEndpoint[] all =
        [
            .. left.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                .Where(static one => one.Metadata.GetMetadata<StaticAssetDescriptor>() is null
                    && one.RoutePattern.RawText != "{**path:file}"), // of packages, as in the matrix of the main room
        ];
        string[] forEverybody =
            ["/signin/{token}", "/login", "/{**path}"];

        foreach (string path in new[] { "limits", "training", "kill", "api/control", "api/fleet", "metrics" })
        {
            using HttpResponseMessage answer = await ann.GetAsync(opened.Path + path);
            Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        }
        using HttpResponseMessage kill = await ann.PostAsJsonAsync(
            $"{opened.Path}api/kill", new { scope = "fleet", reason = "drill" });
        Assert.Equal(HttpStatusCode.Gone, kill.StatusCode);
        Assert.Null(left.GetService<IKillSwitch>());
        Assert.Null(left.GetService<SessionHost>());
        Assert.Null(left.GetService<ClassroomDesk>());
        Assert.All(all, one => Assert.True(
            forEverybody.Contains(one.RoutePattern.RawText) == (one.Metadata.GetMetadata<IAllowAnonymous>() is not null)
                && (forEverybody.Contains(one.RoutePattern.RawText) || PolicyOf(one) == Policies.CanWatch
                    || one.Metadata.GetMetadata<ComponentTypeMetadata>() is { } page && page.Type != typeof(PastPage)),
            $"{one.RoutePattern.RawText} has the policy {PolicyOf(one)}"));
        object live = room.Services.GetRequiredService<SessionStage>();
        string? way = Reach.WayTo(
            [left.GetRequiredService<Ops.Dashboard.Debrief.DebriefDoor>(), left.GetRequiredService<SignInLinks>()],
            one => ReferenceEquals(one, live) || ReferenceEquals(one, room.Room));
        Assert.True(way is null, $"The main room can be reached: {way}");
    }

    private static string? PolicyOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy;

    private static async Task EndAsync(ClassroomRoom room, ClassroomRoom.Opened opened, params string[] recordings)
    {
        using HttpClient leader = room.As("instructor");
        using HttpResponseMessage ended = await leader.DeleteAsync($"/api/sessions/{opened.Id}");
        Assert.Equal(HttpStatusCode.OK, ended.StatusCode);
        foreach (string name in recordings)
            Record(room, name);
    }

    // stand-in worlds record nothing: a moment of a real one, under the name of the session
    private static void Record(ClassroomRoom room, string name)
    {
        OpsSettings settings = OpsSettingsReader.Read(new ConfigurationBuilder().Build(), AppContext.BaseDirectory)
            .Settings;
        RecordingShelf shelf = room.Services.GetRequiredService<RecordingShelf>();
        DataDirectory scratch = room.Services.GetRequiredService<DataDirectory>().Below($"scratch-{name}");
        var factory = new WorldRoomFactory(
            ScenarioLibrary.Default, settings.Pipeline, settings, new JournalOpener(scratch), room.Time,
            NullLogger<WorldRoom>.Instance, shelf);
        using IFleetRoom world = factory.Create(
            new SessionRecipe(name, FleetMode.Training, "knight-2012", null, 1, "test", default), before: null);
        for (int i = 0; i < 10; i++)
            world.AdvanceBucket();
    }
}
