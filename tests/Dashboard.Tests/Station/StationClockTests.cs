using System.Text.Json;
using Ops.Dashboard.Tests.Api;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Station;

/// <summary>What moves the clock: on the way to a time, at the end, and while the session goes back.</summary>
public sealed class StationClockTests : IDisposable
{
    private readonly RoomFactory _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task Step_OnTheWayToATime_IsOneFromThere()
    {
        await StartAsync("instructor");
        HttpClient instructor = _room.As("instructor");
        await instructor.Post("/api/session/freeze", new { });
        _room.Room.RunsSlowly = true;
        MarketTime from = _room.Room.Now;

        await instructor.Post("/api/session/step", new { milliseconds = 60_000 });
        (int status, _) = await instructor.Post("/api/session/step", new { milliseconds = 60_000 });

        Assert.Equal((200, from.AddNanoseconds(120_000_000_000)), (status, _room.Room.JumpsTo));
    }

    [Theory]
    [InlineData("jump", "{\"to\":\"17:00:00\"}", "On to the end of the session, 10:16:00.")]
    [InlineData("step", "{\"milliseconds\":3600000}", "A step to the end of the session, 10:16:00.")]
    public async Task JumpAndStep_BeyondTheEnd_SayTheEnd(string path, string body, string said)
    {
        await StartAsync("instructor");
        HttpClient instructor = _room.As("instructor");
        await instructor.Post("/api/session/freeze", new { });
        if (path == "step")
            await instructor.Post("/api/session/jump", new { to = "10:00:00" });

        (_, JsonElement done) = await instructor.Post(
            $"/api/session/{path}", JsonDocument.Parse(body).RootElement);

        Assert.Equal(said, done.GetProperty("done").GetString());
        Assert.Equal("10:16:00.000000", _room.Room.Now.ToString());
    }

    [Theory]
    [InlineData("resume", "{}")]
    [InlineData("step", "{\"milliseconds\":1000}")]
    [InlineData("jump", "{\"to\":\"17:00:00\"}")]
    public async Task Clock_AfterTheEnd_IsRefused_AndNothingIsKeptOfIt(string path, string body)
    {
        await StartAsync("instructor");
        HttpClient instructor = _room.As("instructor");
        await instructor.Post("/api/session/freeze", new { });
        await instructor.Post("/api/session/jump", new { to = "10:16:00" });
        _room.Room.IsOver = true;
        int acts = _room.Room.Acts.All.Length;
        int entries = CommandsInTheTrail();

        (int status, JsonElement problem) = await instructor.Post(
            $"/api/session/{path}", JsonDocument.Parse(body).RootElement);
        (int bare, _) = await instructor.Post("/api/training/resume", new { });

        Assert.Equal((409, "session-over", 409), (status, problem.Code(), bare));
        Assert.Contains("10:16:00, was reached", problem.GetProperty("detail").GetString());
        Assert.Equal((acts, entries), (_room.Room.Acts.All.Length, CommandsInTheTrail()));
    }

    [Fact]
    public async Task Return_WhileAnotherIsUnderWay_IsRefusedInASentence_AndNothingIsKeptOfIt()
    {
        await StartAsync("instructor");
        HttpClient instructor = _room.As("instructor");
        await _room.As("operator").Post("/api/kill", new { scope = "server", target = "smars-8", reason = "one" });
        await instructor.Post("/api/session/jump", new { to = "09:31:10" });
        Sessions.StandInRoom left = _room.Room;
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var goOn = new ManualResetEventSlim();
        _room.Rooms.OnMade = made => made.OnRedo = () =>
        {
            begun.TrySetResult();
            goOn.Wait(Xunit.TestContext.Current.CancellationToken);
        };
        Task<(int, JsonElement)> first = instructor.Post("/api/session/backtracks/2/return", new { });
        await begun.Task;
        int acts = left.Acts.All.Length;
        int entries = CommandsInTheTrail();

        (int status, JsonElement problem) = await instructor.Post("/api/session/backtracks/1/return", new { });
        (int resumed, _) = await instructor.Post("/api/training/resume", new { });
        (int ended, _) = await instructor.Post("/api/session/end", new { });
        (int paced, _) = await instructor.Post("/api/training/speed", new { factor = 60 });
        bool stood = left.Frozen;
        int kept = left.Acts.All.Length;
        int written = CommandsInTheTrail();
        goOn.Set();
        await first;

        Assert.Equal((409, "session-busy"), (status, problem.Code()));
        Assert.Equal(
            "The session is being taken back already; wait until it stands.",
            problem.GetProperty("detail").GetString());
        Assert.Equal((409, 409, 409, true), (resumed, ended, paced, stood));
        Assert.Equal((acts, entries), (kept, written));
        Assert.Equal("return", left.Acts.All[^1].Do);
    }

    [Fact]
    public async Task Clock_HeldAndHurriedFromTheTrainingPage_IsInTheTrailToo()
    {
        await StartAsync("operator");
        using HttpClient leader = _room.As("operator");

        (int speed, _) = await leader.Post("/api/training/speed", new { factor = 10 });
        (int frozen, _) = await leader.Post("/api/training/freeze", new { });
        (int resumed, _) = await leader.Post("/api/training/resume", new { });

        Assert.Equal((200, 200, 200), (speed, frozen, resumed));
        Assert.Equal(
            ["instructor-resume", "instructor-freeze", "instructor-speed"], // the latest first
            _room.Trail.Where(static entry => entry.By.Name == "operator-9").Select(static entry => entry.What)
                .Where(static what => what.StartsWith("instructor-", StringComparison.Ordinal)));
    }

    private int CommandsInTheTrail() => _room.Trail.Count(
        static entry => entry.What.StartsWith("instructor-", StringComparison.Ordinal));

    private async Task StartAsync(string role)
    {
        await _room.RunningAsync();
        (int status, _) = await _room.As(role).Post("/api/training/start", new { scenario = "knight-2012" });
        Assert.Equal(200, status);
    }
}
