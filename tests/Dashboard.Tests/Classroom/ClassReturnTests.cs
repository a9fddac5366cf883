using System.Net;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Ops.Dashboard.Classroom;
using Ops.Dashboard.Sessions;
using Ops.Dashboard.Tests.Api;
using Ops.Simulator;
using Xunit;

namespace Ops.Dashboard.Tests.Classroom;

/// <summary>What stays of class sessions: after a restart, and after an end.</summary>
public sealed class ClassReturnTests
{
    private static readonly ClassRecord s_record = new(
        "training-20261014T120000000-knight-2012", "Monday class", "knight-2012", "sec", 7, "ivy",
        new DateTimeOffset(2026, 10, 14, 12, 0, 0, TimeSpan.Zero),
        [new Seat("ann", "operator", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("ann's key"))))]);

    [Fact]
    public async Task SessionThatRan_WhenTheProcessEnded_ComesBackFrozen_WithItsSeats()
    {
        await using var room = new ClassroomRoom();
        Leave(room.DataDirectory, s_record);

        ClassRoom back = await BackAsync(room, s_record.Session);
        while (back.State.Preparing is not null)
            await Task.Yield();
        using HttpClient ann = room.WithKey("ann's key");
        using HttpResponseMessage answer = await ann.GetAsync($"/training/{s_record.Session}/api/control");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(back.State.Frozen);
        Assert.Equal("frozen", back.Word);
    }

    [Fact]
    public async Task SessionThatWasVaried_ComesBackAsItWas()
    {
        var recipes = new List<SessionRecipe>();
        await using var room = new ClassroomRoom { OnFactory = worlds => worlds.OnCreate = recipes.Add };
        Leave(room.DataDirectory, s_record with { Difficulty = Difficulty.Hard });

        await BackAsync(room, s_record.Session);

        Assert.Equal(Difficulty.Hard, Assert.Single(recipes).Difficulty);
    }

    [Fact]
    public async Task SessionThatWasEnded_IsKnownByItsName_AndGoesWithItsRecording()
    {
        await using var room = new ClassroomRoom();
        DateTimeOffset now = room.Time.GetUtcNow();
        Leave(room.DataDirectory, s_record with { EndedBy = "ivy", EndedAt = now - TimeSpan.FromDays(1) });
        ClassRecord old = s_record with
        {
            Session = "training-20200101T120000000-knight-2012", EndedBy = "ivy", EndedAt = now.AddYears(-5),
        };
        Leave(room.DataDirectory, old);
        using HttpClient leader = room.As("instructor");

        while (room.Desk.FindPast(s_record.Session) is null)
            await Task.Yield();
        using HttpResponseMessage gone = await leader.GetAsync($"/training/{s_record.Session}/");
        using HttpResponseMessage listed = await leader.GetAsync($"/api/sessions/{s_record.Session}");

        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.OK), (gone.StatusCode, listed.StatusCode));
        Assert.Contains("\"state\":\"ended\"", await listed.Content.ReadAsStringAsync());
        Assert.Null(room.Desk.FindPast(old.Session));
    }

    [Fact]
    public async Task DamagedFile_IsLeftAsItIs_AndStopsNothing()
    {
        await using var room = new ClassroomRoom();
        Leave(room.DataDirectory, s_record);
        string file = Path.Combine(room.DataDirectory, "classroom", "training-damaged", ClassFile.Name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, "{\"version\":1,", TestContext.Current.CancellationToken);

        await BackAsync(room, s_record.Session);

        Assert.Equal("{\"version\":1,", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Single(room.Desk.Rooms);
    }

    [Fact]
    public async Task MoreThanAllowed_IsRefused_UntilOneEnds()
    {
        await using var room = new SmallRoom();
        using HttpClient leader = room.As("instructor");
        object wish = new { scenario = "knight-2012" };

        using HttpResponseMessage first = await leader.PostAsJsonAsync("/api/sessions", wish);
        using HttpResponseMessage second = await leader.PostAsJsonAsync("/api/sessions", wish);

        Assert.Equal(HttpStatusCode.BadRequest, first.StatusCode);
        Assert.Contains("Ops:Classroom:Most", await first.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, second.StatusCode);
    }

    [Fact]
    public async Task EndedSession_GivesItsMemoryBack()
    {
        await using var room = new ClassroomRoom();
        WeakReference stage = await OpenAndEndAsync(room);

        for (int i = 0; i < 200 && stage.IsAlive; i++) // what ends it goes on for a moment
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Yield();
        }

        Assert.True(!stage.IsAlive, $"The stage of an ended session is still held: {Holder(room, stage)}");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string? Holder(ClassroomRoom room, WeakReference stage) => Reach.WayTo(
        [room.Time, room.Desk, room.Services, room.Server], one => ReferenceEquals(one, stage.Target));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> OpenAndEndAsync(ClassroomRoom room)
    {
        ClassroomRoom.Opened opened = await room.OpenAsync("Short", ("ann", "operator"));
        using HttpClient ann = room.WithKey(opened.Seats["ann"].Key);
        using (await ann.GetAsync($"{opened.Path}kill"))
        using (await ann.GetAsync(opened.Path))
        {
        }
        WeakReference stage = StageOf(room, opened.Id);
        using HttpClient leader = room.As("instructor");
        using HttpResponseMessage ended = await leader.PostAsJsonAsync($"/api/sessions/{opened.Id}/end", new { });
        Assert.Equal(HttpStatusCode.OK, ended.StatusCode);
        return stage;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference StageOf(ClassroomRoom room, string session) =>
        new(room.Desk.Find(session)!.Services.GetRequiredService<SessionStage>());

    private static async Task<ClassRoom> BackAsync(ClassroomRoom room, string session)
    {
        ClassRoom? back;
        while ((back = room.Desk.Find(session)) is null)
            await Task.Yield();
        return back;
    }

    private static void Leave(string data, ClassRecord record)
    {
        string folder = Path.Combine(data, "classroom", record.Session);
        Directory.CreateDirectory(folder);
        ClassFile.Write(folder, record);
    }

    private sealed class SmallRoom : RoomFactory
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Ops:Classroom:Most", "0");
        }
    }
}
