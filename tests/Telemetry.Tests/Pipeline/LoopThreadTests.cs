using Microsoft.Extensions.Time.Testing;
using Ops.Telemetry.Contracts;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Pipeline;

public sealed class LoopThreadTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly LoopRig _rig;
    private readonly ChangeSignal.Subscription _changes;

    public LoopThreadTests()
    {
        _rig = new LoopRig(_time);
        _changes = _rig.Loop.Reader.Changed.Subscribe();
    }

    public void Dispose()
    {
        _changes.Dispose();
        _rig.Dispose();
    }

    [Fact]
    public async Task Loop_Started_PublishesInItsRhythm()
    {
        _rig.Feed.Tick(ServerStory.At(100));
        _rig.Loop.Start();

        FleetSnapshot snapshot = await Until(seen => seen.At == ServerStory.At(100));

        Assert.Equal(FeedColour.Green, snapshot.Servers[0].Feed);
    }

    [Fact]
    public async Task Feed_SilentTooLong_TurnsYellowThenRed()
    {
        _rig.Feed.Tick(ServerStory.At(100));
        _rig.Loop.Start();
        await Until(seen => seen.At == ServerStory.At(100));

        await Until(seen => seen.Servers[0].Feed == FeedColour.Yellow);
        FleetSnapshot red = await Until(seen => seen.Servers[0].Feed == FeedColour.Red);

        Assert.Contains("Nothing arrived for", red.Servers[0].Trouble);
        _rig.Feed.Tick(ServerStory.At(200));
        _rig.Feed.Pulse.Set();
        Assert.Equal(FeedColour.Green, (await Until(seen => seen.At == ServerStory.At(200))).Servers[0].Feed);
    }

    [Fact]
    public async Task Feed_SilentWhileTheClockStands_IsNoOutage()
    {
        _rig.Loop.ClockStands = true;
        _rig.Loop.Start();
        for (int i = 0; i < 40; i++)
            await Next();

        Assert.Equal(FeedColour.Green, _rig.Loop.Reader.Current!.Servers[0].Feed);
    }

    [Fact]
    public async Task Loop_ThatFails_ShowsTheFleetBlindWithTheReason()
    {
        using var rig = new LoopRig(_time, tap: new FailingTap());
        using ChangeSignal.Subscription changes = rig.Loop.Reader.Changed.Subscribe();
        rig.Feed.Tick(ServerStory.At(100));
        rig.Loop.Start();
        do
        {
            _time.Advance(TimeSpan.FromMilliseconds(250));
            await changes.WaitAsync(TestContext.Current.CancellationToken);
        }
        while (rig.Loop.Reader.Current!.Servers[0].Feed != FeedColour.Red);

        Assert.Contains("The tape is full.", rig.Loop.Reader.Current!.Servers[0].Trouble);
    }

    [Fact]
    public void Loop_Started_RefusesToBeStepped()
    {
        _rig.Loop.Start();
        Assert.Throws<InvalidOperationException>(() => _rig.Loop.Pump());
        Assert.Throws<InvalidOperationException>(_rig.Loop.Publish);
        Assert.Throws<InvalidOperationException>(_rig.Loop.Start);
    }

    private async Task<FleetSnapshot> Until(Func<FleetSnapshot, bool> condition)
    {
        do
            await Next();
        while (!condition(_rig.Loop.Reader.Current!));
        return _rig.Loop.Reader.Current!;
    }

    private async Task Next()
    {
        _time.Advance(TimeSpan.FromMilliseconds(250));
        _rig.Feed.Pulse.Set();
        await _changes.WaitAsync(TestContext.Current.CancellationToken);
    }

    private sealed class FailingTap : ILoopTap
    {
        public void OnBatch(Telemetry.Model.OrderBatch batch) =>
            throw new InvalidOperationException("The tape is full.");

        public void OnNotice(FleetNotice notice) => throw new InvalidOperationException("The tape is full.");
    }
}
