using Ops.Dashboard.Sessions;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Sessions;

/// <summary>Ends that are pressed twice, or while the room changes, and days that can't follow.</summary>
public sealed class SessionEndTests : IAsyncDisposable
{
    private static readonly Actor s_ann = new(ActorKind.Person, "instructor-1");

    private readonly HostBench _bench = new();
    private SessionHost _host = null!;

    [Fact]
    public async Task End_PressedTwice_EndsOnce()
    {
        await StartAsync();
        Assert.Null(await _host.StartAsync("knight-2012", "sec", 7, s_ann));

        string?[] answers = await Task.WhenAll(_host.EndAsync(s_ann).AsTask(), _host.EndAsync(s_ann).AsTask());

        Assert.Contains(null, answers);
        Assert.All(answers, static said => Assert.Contains(
            said, new[] { null, "Another session is being prepared; wait until it runs." }));
        Assert.Equal(FleetMode.Live, _host.State.Mode);
        Assert.Equal(3, _bench.Factory.Made.Count); // live, training, live
    }

    [Fact]
    public async Task End_ThatCantBringTheFleetBack_SaysWhy_AndTheSessionRunsOn()
    {
        await StartAsync();
        Assert.Null(await _host.StartAsync("knight-2012", "sec", 7, s_ann));
        _bench.Factory.OnCreate = static _ => throw new InvalidOperationException("no prices");

        Assert.Contains("no prices", await _host.EndAsync(s_ann));
        Assert.Equal(FleetMode.Training, _host.State.Mode);
    }

    [Fact]
    public async Task Day_WhoseRunUpFails_IsPutAway_WithoutTheJournalOfTheDayThatGoesOn()
    {
        await StartAsync();
        _bench.Factory.OnMade = static made =>
            made.OnBucket = static () => throw new InvalidOperationException("no prices");
        _bench.Factory.Made[0].IsOver = true;

        await _bench.TurnUntilAsync(() => _bench.Factory.Made is [_, { Disposed: true }, ..]);

        Assert.True(_bench.Factory.Made[1].Journal.IsRetired);
        await _bench.TurnUntilAsync(() => !_bench.Factory.Made[0].Journal.IsRetired);
        Assert.False(_bench.Factory.Made[0].Disposed);
        _bench.Factory.OnMade = null;
        await _bench.TurnUntilAsync(() => _host.State.Seed == 2); // it is tried again
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    private async Task StartAsync() => (_host, _) = await _bench.StartAsync();
}
