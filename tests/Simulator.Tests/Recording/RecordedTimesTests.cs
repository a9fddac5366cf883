using System.Text.Json.Nodes;
using CsCheck;
using Ops.Simulator.Headless;
using Ops.Simulator.Recording;
using Ops.Telemetry.Contracts;
using Xunit;

namespace Ops.Simulator.Tests.Recording;

/// <summary>The times of the commanding side a session ran with, in the header of its recording.</summary>
public sealed class RecordedTimesTests
{
    private static readonly Gen<ControlOptions> s_options = Gen.Select(
        Gen.Long[1_000_000, 600_000_000], Gen.Long[10_000, 900_000], Gen.Long[10_000_000, 600_000_000],
        Gen.Int[0, 8], Gen.Int[0, 6], Gen.Long[1, 10_000],
        static (ack, slot, other, recancels, stages, unknown) => new ControlOptions
        {
            AckDeadline = new TimeSpan(ack), SlotClearTimeout = new TimeSpan(slot), Lease = new TimeSpan(other),
            SilenceWindow = new TimeSpan(other), DropCopySilence = new TimeSpan(other),
            ProofDeadline = new TimeSpan(other), RecancelAfter = new TimeSpan(other),
            ReleaseRequestLife = new TimeSpan(other), Recancels = recancels,
            Ramp = stages == 0 ? null : new RampOptions
            {
                UnknownOrdersPerSecond = unknown,
                Stages = [.. Enumerable.Range(1, stages).Select(i =>
                    new RampStage(i == stages ? 100 : i, TimeSpan.FromSeconds(i)))],
            },
        });

    [Fact]
    public void Times_OfAnyOptions_ComeBackAsTheyWere_AndEveryRunAgainHasThem() => s_options.Sample(options =>
    {
        using var bench = new RecordingBench();
        bench.WriteHeader(Sample(options));

        RecordingHeader? read = Simulator.Recording.Recording.Open(bench.Directory, out RecordingFault? fault)?.Header;

        Assert.Null(fault);
        ControlOptions again = RunSettings.Of(read!).Times;
        Assert.Equal(options with { Ramp = null }, again with { Ramp = null });
        Assert.Equal(options.Ramp?.Stages.AsEnumerable(), again.Ramp?.Stages.AsEnumerable());
        Assert.Equal(options.Ramp?.UnknownOrdersPerSecond, again.Ramp?.UnknownOrdersPerSecond);
    }, iter: 100);

    [Theory]
    [InlineData("lease", "\"00:02:00\"", "times: Control:Lease is 00:02:00; it must be from 00:00:00.5")]
    [InlineData("lease", "\"soon\"", "$.times.lease")]
    [InlineData("lease", null, "missing required properties including: 'lease'")]
    [InlineData("recancels", "9", "times: Control:Recancels is 9; it must be from 0 to 8")]
    [InlineData("ramp", "[{\"percent\":10,\"length\":\"00:00:30\"}]", "Ramp:Stages ends at 10 %")]
    [InlineData("ramp", "[null]", "times: ramp: has an empty stage")]
    [InlineData("ramp", null, "missing required properties including: 'ramp'")]
    [InlineData("leash", "3", "'leash'")]
    [InlineData("", null, "times: the times of the commanding side it ran with are missing")]
    public void Open_TimesThatAreWrong_AreRefusedByTheNameOfTheField(string field, string? value, string expected)
    {
        using var bench = new RecordingBench();
        bench.WriteHeader(Sample(new ControlOptions()), header =>
        {
            JsonObject at = field.Length == 0 ? header : header["times"]!.AsObject();
            string name = field.Length == 0 ? "times" : field;
            if (value is null)
                Assert.True(at.Remove(name));
            else
                at[name] = JsonNode.Parse(value);
        });

        Assert.Null(Simulator.Recording.Recording.Open(bench.Directory, out RecordingFault? fault));

        Assert.Contains(expected, fault!.What);
    }

    [Fact]
    public void Open_WordsBeforeThereWereTimes_HasTheDefaults()
    {
        using var bench = new RecordingBench();
        bench.WriteHeader(Sample(new ControlOptions()) with { Words = 5, Times = null });

        RecordingHeader? read = Simulator.Recording.Recording.Open(bench.Directory, out RecordingFault? fault)?.Header;

        Assert.Null(fault);
        Assert.Equal(new ControlOptions().Lease, RunSettings.Of(read!).Times.Lease);
        Assert.NotNull(RunSettings.Of(read!).Times.Ramp);
    }

    private static RecordingHeader Sample(ControlOptions options) => RecordingBench.Header() with
    {
        Words = RecordingHeader.PresentWords, Times = RecordedTimes.Of(options),
        Limits = RecordedLimits.Of(RuleBook.Standard, GateLimitBook.Standard),
    };
}
