using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

/// <summary>The collector waits for something to do, and is woken by it at once.</summary>
public sealed class AckQueueTests
{
    [Fact]
    public void AnswerThatWaits_IsNotWaitedFor()
    {
        var acks = new AckQueue();
        Assert.True(acks.Post(new GateAck(new ServerId(0), 1, Latched: true, 0, 0)));

        acks.Wait(Timeout.InfiniteTimeSpan);

        Assert.True(acks.TryTake(out GateAck ack));
        Assert.Equal(1, ack.LatchVersion);
    }

    [Fact]
    public Task Answer_WakesWhoWaits() => IsWoken(
        new AckQueue(), static acks => acks.Post(new GateAck(new ServerId(0), 1, Latched: true, 0, 0)));

    [Fact]
    public async Task Leak_WakesWhoWaits()
    {
        using var bench = new ControlBench();
        await IsWoken(bench.Acks, _ => bench.Plane.ReportLeak(new ServerId(0), 1));
    }

    [Fact]
    public void GateThatAnswersWithoutEnd_KeepsNoDeadlineFromBeingChecked()
    {
        using var bench = new ControlBench();
        bench.Halt(HaltScope.Server("smars-2"));
        bench.Gates[0].OnQuestion = _ => bench.Acks.Post(bench.Gates[0].Ack()); // the next one comes with each
        Assert.True(bench.Acks.Post(bench.Gates[0].Ack()));
        bench.Time.Advance(new ControlOptions().AckDeadline);

        bench.Plane.Step();

        Assert.Equal(FlowState.Unconfirmed, bench.Row(1).State);
        Assert.True(bench.Gates[1].IsSevered);
    }

    private static async Task IsWoken(AckQueue acks, Action<AckQueue> by)
    {
        var woken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var collector = new Thread(() =>
        {
            acks.Wait(Timeout.InfiniteTimeSpan);
            woken.SetResult();
        }) { IsBackground = true };
        collector.Start();
        while (!woken.Task.IsCompleted && !collector.ThreadState.HasFlag(ThreadState.WaitSleepJoin))
            await Task.Yield();
        Assert.False(woken.Task.IsCompleted);

        by(acks);

        await woken.Task.WaitAsync(TestContext.Current.CancellationToken);
    }
}
