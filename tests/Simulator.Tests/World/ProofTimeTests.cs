using Ops.Telemetry.Contracts;
using Xunit;

namespace Ops.Simulator.Tests;

/// <summary>How long the proof of a stop takes on gates that are well, in market time, whenever it is asked.</summary>
public sealed class ProofTimeTests
{
    private const int Stops = 20;
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(3);

    [Theory]
    [InlineData(HaltMode.Block)]
    [InlineData(HaltMode.BlockAndCancel)]
    public void PressToProvenSilent_OfNineteenInTwenty_IsWithinThreeSeconds(HaltMode mode)
    {
        var latencies = new List<TimeSpan>();
        for (int stop = 0; stop < Stops; stop++)
        {
            using var day = new StopDay();
            day.KillAt(StopDay.Stop + TimeSpan.FromMilliseconds(137 * stop), mode);
            day.After(8);
            Assert.Equal(KillStage.ProvenSilent, day.Row.Stage);
            latencies.Add(day.Row.ProofLatency!.Value);
        }
        latencies.Sort();
        TimeSpan p95 = latencies[(Stops * 95 / 100) - 1];
        TestContext.Current.TestOutputHelper?.WriteLine($"{mode}: p50 {latencies[Stops / 2]}, p95 {p95}");
        Assert.True(p95 <= s_limit, $"{mode}: p95 is {p95}, the largest {latencies[^1]}.");
    }
}
