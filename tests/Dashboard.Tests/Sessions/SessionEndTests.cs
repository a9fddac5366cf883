using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Ops.Dashboard.Sessions;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Sessions;

/// <summary>Ends that are pressed twice, or while the room changes, and days that can't follow.</summary>
public sealed class SessionEndTests : IAsyncDisposable
{
    private static readonly Actor s_ann = new(ActorKind.Person, "instructor-1");

    private readonly string _directory = Directory.CreateTempSubdirectory("ops-test-").FullName;
    private readonly FakeTimeProvider _time = new();
    private readonly StandInFactory _factory;
    private readonly SessionStage _stage = new();
    private readonly SessionHost _host;

    public SessionEndTests()
    {
        _factory = new StandInFactory(_time);
        _host = new SessionHost(
            _stage, _factory, new SessionSettings("quiet-day", null, 1, 1),
            new SessionFile(Path.Combine(_directory, "session.json")), _time, NullLogger<SessionHost>.Instance);
    }

    [Fact]
    public async Task End_PressedTwice_EndsOnce()
    {
        await StartAsync();
        Assert.Null(await _host.StartAsync("knight-2012", "sec", 7, s_ann));

        string?[] answers = await Task.WhenAll(_host.EndAsync(s_ann).AsTask(), _host.EndAsync(s_ann).AsTask());

        Assert.Contains(null, answers); // the other is told that it is being ended, or that nothing is left to end
        Assert.Equal(FleetMode.Live, _host.State.Mode);
        Assert.Equal(3, _factory.Made.Count); // live, training, live
    }

    [Fact]
    public async Task End_ThatCantBringTheFleetBack_SaysWhy_AndTheSessionRunsOn()
    {
        await StartAsync();
        Assert.Null(await _host.StartAsync("knight-2012", "sec", 7, s_ann));
        _factory.OnCreate = static _ => throw new InvalidOperationException("no prices");

        Assert.Contains("no prices", await _host.EndAsync(s_ann));
        Assert.Equal(FleetMode.Training, _host.State.Mode);
    }

    [Fact]
    public async Task Day_WhoseRunUpFails_IsPutAway_WithoutTheJournalOfTheDayThatGoesOn()
    {
        await StartAsync();
        _factory.OnMade = static made => made.OnBucket = static () => throw new InvalidOperationException("no prices");
        _factory.Made[0].IsOver = true;

        await TurnUntilAsync(() => _factory.Made is [_, { Disposed: true }, ..]);

        Assert.True(_factory.Made[1].Journal.IsRetired);
        await TurnUntilAsync(() => !_factory.Made[0].Journal.IsRetired);
        Assert.False(_factory.Made[0].Disposed);
        _factory.OnMade = null;
        await TurnUntilAsync(() => _host.State.Seed == 2); // it is tried again
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private async Task StartAsync()
    {
        await _host.StartAsync(CancellationToken.None);
        await TurnUntilAsync(() => _stage.Session is { Preparing: null });
    }

    private async Task TurnUntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            Xunit.TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            _time.Advance(TimeSpan.FromMilliseconds(250));
            await Task.Yield();
        }
    }
}
