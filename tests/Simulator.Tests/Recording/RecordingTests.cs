using System.Collections.Immutable;
using CsCheck;
using Ops.Simulator.Recording;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Recording;

public sealed class RecordingTests
{
    private static readonly Lazy<(byte[] Bytes, List<string> Inputs)> s_sample = new(MakeSample);

    [Fact]
    public void Acts_TooManyToBeListed_AreFoundInTheFlow_AndEndNothing()
    {
        using var bench = new RecordingBench();
        using (var writer = new RecordingWriter(
            RecordingFile.Create(bench.Directory), RecordingBench.Header(), "text", long.MaxValue))
        {
            var chunk = new RecorderChunk();
            for (int i = 0; i <= RecordingWriter.MostListed; i++)
            {
                chunk.Add(InputTag.Act, 0, new RecordedAct
                {
                    At = "09:30:00.000000", Who = "ann", Kind = ActorKind.Person, Do = "note", Reason = $"{i}",
                });
                if (!chunk.IsFull)
                    continue;
                writer.Write(chunk);
                chunk.Clear();
            }
            writer.Write(chunk);
            writer.End("over", null, null, 0);
            Assert.Null(writer.Trouble);
        }

        ImmutableArray<RecordedAct> acts = Simulator.Recording.Recording.Open(bench.Directory, out _)!.Acts();

        Assert.Equal(RecordingWriter.MostListed + 1, acts.Length);
        Assert.Equal($"{RecordingWriter.MostListed}", acts[^1].Reason);
    }

    [Fact]
    public void Inputs_OfAnyBatches_AreWhatTheLoopTook() =>
        Gen.Select(Gen.Int[0, 3], RecordingBench.Event.Array[0, 40]).Array[0, 20].Sample(batches =>
        {
            using var bench = new RecordingBench();
            var digest = new EventDigest();
            using (LoopRecorder recorder = bench.Begin())
            {
                foreach ((int server, OrderEvent[] events) in batches)
                {
                    OrderBatch batch = RecordingBench.Batch((ushort)server, events);
                    recorder.OnBatch(batch);
                    digest.OnBatch(batch);
                }
            }
            (List<RecordedInput> inputs, RecordingEnd? end, RecordingFault? fault) = bench.Read();

            Assert.Null(fault);
            Assert.Equal(digest.Text, end!.EventLogDigest);
            Assert.Equal(
                batches.Select(batch => RecordingBench.Text(
                    new RecordedInput.Batch(RecordingBench.Batch((ushort)batch.Item1, batch.Item2)))),
                inputs.Select(RecordingBench.Text));
        }, iter: 200);

    [Fact]
    public void Inputs_OfEveryKind_ComeBackInTheirOrder()
    {
        List<string> inputs = s_sample.Value.Inputs;

        Assert.Equal(120 * 5 + 5, inputs.Count);
        Assert.StartsWith("Step", inputs[0]);
        Assert.StartsWith("batch server#1", inputs[1]);
        Assert.StartsWith("marks", inputs[2]);
        Assert.Contains("Tick", inputs[3]);
        Assert.StartsWith("Look", inputs[4]);
        Assert.StartsWith("manifest", inputs[^5]);
        Assert.Contains("text", inputs[^4]);
        Assert.Equal(RecordingBench.Text(new RecordedInput.Copy(new ServerId(1), RecordingBench.Copies())), inputs[^3]);
        Assert.StartsWith("act", inputs[^2]);
        Assert.StartsWith("Ack", inputs[^1]);
    }

    [Fact]
    public void Inputs_AnyByteChanged_AreReadUpToItAndTheFaultSaysWhere()
    {
        (byte[] bytes, List<string> whole) = s_sample.Value;
        Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Byte[1, 255]).Sample((at, change) =>
        {
            using var bench = new RecordingBench();
            byte[] damaged = [.. bytes];
            damaged[at] ^= change;
            File.WriteAllBytes(bench.File, damaged);

            (List<RecordedInput> inputs, _, RecordingFault? fault) = bench.Read();

            Assert.NotNull(fault);
            Assert.InRange(fault.Offset, 0, at);
            Assert.Equal(bench.File, fault.File);
            Assert.True(inputs.Count < whole.Count || at >= bytes.Length - 400, $"{inputs.Count} of {whole.Count}");
            Assert.Equal(whole.Take(inputs.Count), inputs.Select(RecordingBench.Text));
        }, iter: 300);
    }

    [Fact]
    public void Inputs_CutOffAnywhere_AreReadUpToThereAndTheFaultSaysWhere()
    {
        (byte[] bytes, List<string> whole) = s_sample.Value;
        Gen.Int[0, bytes.Length - 1].Sample(length =>
        {
            using var bench = new RecordingBench();
            File.WriteAllBytes(bench.File, bytes[..length]);

            (List<RecordedInput> inputs, RecordingEnd? end, RecordingFault? fault) = bench.Read();

            Assert.Null(end);
            Assert.NotNull(fault);
            Assert.InRange(fault.Offset, 0, length);
            Assert.Equal(whole.Take(inputs.Count), inputs.Select(RecordingBench.Text));
        }, iter: 300);
    }

    [Fact]
    public void Inputs_AFrameLeftOut_IsFoundByTheChainOfChecksums()
    {
        byte[] bytes = s_sample.Value.Bytes;
        List<int> frames = FramesOf(bytes);
        using var bench = new RecordingBench();
        File.WriteAllBytes(bench.File, [.. bytes[..frames[2]], .. bytes[frames[3]..]]);

        (List<RecordedInput> inputs, _, RecordingFault? fault) = bench.Read();

        Assert.Empty(inputs);
        Assert.Equal((frames[2], 3), ((int)fault!.Offset, fault.Frame));
        Assert.Contains("checksum", fault.What);
    }

    [Theory]
    [InlineData(4, 2, "version 2")]
    [InlineData(0, (byte)'X', "not a recording")]
    public void Open_AnotherFormat_IsRefusedWithWhatItIs(int at, byte value, string expected)
    {
        using var bench = new RecordingBench();
        byte[] bytes = [.. s_sample.Value.Bytes];
        bytes[at] = value;
        File.WriteAllBytes(bench.File, bytes);

        Assert.Null(Simulator.Recording.Recording.Open(bench.Directory, out RecordingFault? fault));

        Assert.Contains(expected, fault!.ToString());
    }

    [Fact]
    public void Begin_WhereARecordingIs_IsRefusedAndLeavesItAsItIs()
    {
        using var bench = new RecordingBench();
        File.WriteAllBytes(bench.File, [1, 2, 3]);

        Assert.Throws<IOException>(bench.Begin);

        Assert.Equal([1, 2, 3], File.ReadAllBytes(bench.File));
        Assert.Contains("never overwritten", RecordingFile.Unwritable(bench.Directory));
    }

    private static (byte[] Bytes, List<string> Inputs) MakeSample()
    {
        using var bench = new RecordingBench();
        bench.WriteSample();
        (List<RecordedInput> inputs, RecordingEnd? end, RecordingFault? fault) = bench.Read();
        Assert.Null(fault);
        Assert.NotNull(end);
        return (File.ReadAllBytes(bench.File), [.. inputs.Select(RecordingBench.Text)]);
    }

    private static List<int> FramesOf(byte[] bytes)
    {
        List<int> starts = [];
        for (int at = 8; at < bytes.Length; at += BitConverter.ToInt32(bytes, at + 1) + 13)
            starts.Add(at);
        return starts;
    }
}
