using CsCheck;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Metrics;

public sealed class KindWindowsTests
{
    [Fact]
    public void Window_AtATick_HoldsExactlyItsLength()
    {
        var windows = new KindWindows();
        windows.Apply([.. Story(1).Then(0).Accepted(1).Then(50).Accepted(1).Then(950).Accepted(1).Events]);

        Assert.Equal((3, 3, 3), At(windows, 1_000));
        Assert.Equal((1, 3, 3), At(windows, 1_100));
        Assert.Equal((0, 3, 3), At(windows, 2_000));
        Assert.Equal((0, 0, 3), At(windows, 11_000));
        Assert.Equal((0, 0, 0), At(windows, 61_000));
        Assert.Equal(3, windows.Total(OrderEventKind.Accepted));
    }

    [Fact]
    public void Windows_OfAnyFlow_CountWhatHappenedInThem() =>
        Gen.Int[0, 80_000].Array[1, 60].Sample(times =>
        {
            Array.Sort(times);
            var windows = new KindWindows();
            ServerStory story = Story(1);
            foreach (int time in times)
                story.Then(time).Accepted(1);
            windows.Apply([.. story.Events]);
            int tick = ((times[^1] / 100) + 1) * 100;
            Assert.Equal(
                (Within(times, tick, 1_000), Within(times, tick, 10_000), Within(times, tick, 60_000)),
                At(windows, tick));
        });

    [Fact]
    public void Silence_LongerThanTheRing_EmptiesEveryWindow()
    {
        var windows = new KindWindows();
        windows.Apply([.. Story(1).Then(0).Accepted(1).Events]);

        Assert.Equal((0, 0, 0), At(windows, 7_200_000));
        windows.Apply([.. Story(1).Then(7_200_010).Accepted(1).Events]);
        Assert.Equal((1, 1, 1), At(windows, 7_200_100));
    }

    private static int Within(int[] times, int tick, int span) =>
        times.Count(time => time < tick && time >= tick - span);

    private static ServerStory Story(int server) => new(server);

    private static (int In1s, int In10s, int In60s) At(KindWindows windows, long milliseconds)
    {
        windows.RollTo(ServerStory.At(milliseconds).Nanoseconds);
        var figures = default(ReadingFigures);
        windows.Read(ref figures);
        return (figures.In1s[OrderEventKind.Accepted], figures.In10s[OrderEventKind.Accepted],
            figures.In60s[OrderEventKind.Accepted]);
    }
}
