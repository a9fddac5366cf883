using Microsoft.Extensions.Time.Testing;
using Ops.Telemetry;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Pipeline;
using Ops.TestKit;
using Xunit;

namespace Ops.Simulator.Tests;

/// <summary>One server's line to the control room hangs while its orders and everything else go on.</summary>
public sealed class StalledFeedTests
{
    private const int Hung = 1;

    [Fact]
    public void Stall_OneServer_IsRedAlone_AndNothingIsLostWhenItIsBack()
    {
        (FleetSnapshot before, FleetSnapshot during, FleetSnapshot after) = Run();

        Assert.All(before.Servers, server => Assert.Equal(FeedColour.Green, server.Feed));
        Assert.Equal((FeedColour.Green, FeedColour.Red), (during.Servers[0].Feed, during.Servers[Hung].Feed));
        Assert.Equal(before.At, during.Servers[Hung].BlindSince);
        Assert.Equal(before.Servers[Hung].Reading.FeedSequence, during.Servers[Hung].Reading.FeedSequence);
        Assert.Equal(FeedColour.Green, after.Servers[Hung].Feed);
        Assert.Equal((0, 0), (after.Servers[Hung].Reading.MissedEvents, after.Servers[Hung].Reading.RepeatedEvents));
        Assert.True(after.Servers[Hung].Reading.FeedSequence > during.Servers[Hung].Reading.FeedSequence);
    }

    [Fact]
    public void Stall_Again_GivesTheSamePicture()
    {
        string first = Describe(Run().During);
        Assert.Equal(first, Describe(Run().During));
    }

    private static string Describe(FleetSnapshot snapshot) => string.Join('\n', snapshot.Servers.Select(
        server => $"{server.Feed} {server.BlindSince} {server.Trouble} {server.Reading}"));

    private static (FleetSnapshot Before, FleetSnapshot During, FleetSnapshot After) Run()
    {
        using World world = SmallScenario.Run(seed: 4);
        var control = new FakeControl(world.Fleet);
        using var loop = new TelemetryLoop(
            world, PipelineOptions.Default, control, control, control, new FakeTimeProvider());
        FleetSnapshot before = RunTo(world, loop, SmallScenario.At(9, 30, 4));
        world.Gates[Hung].Feed.Stall(true);
        FleetSnapshot during = RunTo(world, loop, SmallScenario.At(9, 30, 8));
        world.Gates[Hung].Feed.Stall(false);
        return (before, during, RunTo(world, loop, SmallScenario.At(9, 30, 9)));
    }

    private static FleetSnapshot RunTo(World world, TelemetryLoop loop, TimeSpan timeOfDay)
    {
        while (world.Now.TimeOfDay < timeOfDay)
        {
            world.AdvanceBucket();
            loop.Pump();
        }
        loop.Publish();
        return loop.Reader.Current!;
    }
}
