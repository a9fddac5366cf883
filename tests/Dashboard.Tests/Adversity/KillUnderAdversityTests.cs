using Microsoft.Extensions.Time.Testing;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Adversity;

/// <summary>
/// Whatever else is broken, a kill latches at once and every gate confirms it. Hung circuits and a dead connection are
/// in the end-to-end tests, a full disk under the real journal in those of the journal.
/// </summary>
public sealed class KillUnderAdversityTests
{
    private const int Blockers = 64;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Kill_WithTheJournalDead_IsConfirmed(bool throws)
    {
        using var room = new AdverseRoom(new DeadJournal(throws));

        await room.KillAndConfirmAsync();

        Assert.False(room.Control.JournalHealthy); // and it is said
    }

    [Fact]
    public async Task Kill_WithThePipelineThreadStopped_IsConfirmed()
    {
        var tap = new DeadlyTap();
        using var room = new AdverseRoom(tap: tap);
        await tap.Struck;

        await room.KillAndConfirmAsync();
    }

    [Fact]
    public async Task Kill_WithTheWallClockSteppedBack_IsConfirmed_AndItsTimesAreTrue()
    {
        var time = new SteppedTime(new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 14, 0, 0, TimeSpan.Zero)));
        using var room = new AdverseRoom(time: time);
        HaltTicket ticket = room.Kill();
        time.Step(TimeSpan.FromHours(-1));

        await room.KillAndConfirmAsync();

        Assert.Equal(TimeSpan.Zero, ticket.RequestToBlock);
        Assert.All(room.Control.Servers, server => Assert.InRange(
            server.AckLatency!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task Kill_WithThePoolStarved_IsConfirmed_BeforeThePoolMovesAgain()
    {
        using var room = new AdverseRoom();
        using var release = new ManualResetEvent(initialState: false);
        var blocked = new CountdownEvent(Blockers);
        for (int i = 0; i < Blockers; i++)
        {
            ThreadPool.QueueUserWorkItem(_ =>
            {
                release.WaitOne();
                blocked.Signal();
            });
        }
        int moved = 0;
        ThreadPool.QueueUserWorkItem(_ => Interlocked.Exchange(ref moved, 1));
        bool confirmed = false, starved = false;
        var hand = new Thread(() =>
        {
            room.Kill();
            while (!room.AreAllHalted)
                Thread.Yield();
            (confirmed, starved) = (true, Volatile.Read(ref moved) == 0);
        });

        hand.Start();
        hand.Join();
        release.Set();

        Assert.True(confirmed);
        Assert.True(starved, "The pool was never starved: this run shows nothing.");
        while (!blocked.IsSet)
            await Task.Yield();
        blocked.Dispose();
    }

    private sealed class DeadlyTap : ILoopTap
    {
        private readonly TaskCompletionSource _struck = new();

        public Task Struck => _struck.Task;

        public void OnBatch(OrderBatch batch) => Strike();

        public void OnNotice(FleetNotice notice) => Strike();

        private void Strike()
        {
            _struck.TrySetResult();
            throw new InvalidOperationException("The loop dies here.");
        }
    }
}
