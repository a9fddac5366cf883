using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

/// <summary>The plane's way to the journal: what it writes, and what a journal that fails does to nobody.</summary>
public sealed class ControlLogTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2012, 8, 1, 13, 30, 0, TimeSpan.Zero));
    private readonly FakeJournal _journal = new();
    private readonly ControlLog _log;

    public ControlLogTests() => _log = new ControlLog(_journal, _time);

    [Fact]
    public void Notes_AreWrittenByTheNextFlush_InTheirOrder_AndOnce()
    {
        _log.MarketClock = static () => new MarketTime(7);
        _log.Sample();
        _log.Note("first", "smars-1", "one");
        _log.Note("second", "smars-2", "two");
        Assert.Empty(_journal.Entries);

        _log.Flush();
        _log.Flush();

        Assert.Equal(["first smars-1 one", "second smars-2 two"], _journal.Entries.Select(static entry =>
            $"{entry.What} {entry.Subject} {entry.Detail}"));
        Assert.All(_journal.Entries, entry => Assert.Equal(
            (new Actor(ActorKind.Program, "control plane"), new MarketTime(7), WallTime.Now(_time)),
            (entry.By, entry.MarketAt, entry.At)));
    }

    [Fact]
    public void Flush_WhileAnotherHandsOver_WaitsForNothing_AndItsNotesFollow()
    {
        bool wentOn = false;
        var journal = new MeanwhileJournal(_journal);
        var log = new ControlLog(journal, _time);
        journal.DuringTheFirst = () =>
        {
            var other = new Thread(() =>
            {
                log.Note("second", "smars-2", "two");
                log.Flush();
            });
            other.Start();
            wentOn = other.Join(TimeSpan.FromSeconds(30));
        };
        log.Note("first", "smars-1", "one");

        log.Flush();

        Assert.True(wentOn, "it waited for the hand-over of another");
        Assert.Equal(["first", "second"], _journal.Entries.Select(static entry => entry.What));
    }

    [Fact]
    public void Note_OfTheCanary_IsLeftToWhoDrills()
    {
        _log.Note("state", Canary.Name, "drilled");
        _log.Flush();

        Assert.Empty(_journal.Entries);
    }

    [Fact]
    public void Journal_ThatThrows_IsUnhealthyFromTheNextSampleOn_AndHealthyWhenItTakesSomethingAgain()
    {
        AuditEntry entry = _log.Entry(ControlBench.Ann, "what", "subject", "detail");
        _journal.Throws = true;
        _log.Append(entry);
        _log.Sample();
        Assert.False(_log.IsJournalHealthy);

        _journal.Throws = false;
        _log.Sample();
        Assert.False(_log.IsJournalHealthy);
        _log.Append(entry);
        _log.Sample();

        Assert.True(_log.IsJournalHealthy);
        Assert.Equal([entry], _journal.Entries);
    }

    [Fact]
    public void Journal_ThatSaysItIsUnhealthy_OrCantSay_IsShownSo()
    {
        Assert.True(_log.IsJournalHealthy);
        _journal.IsHealthy = false;
        _log.Sample();
        Assert.False(_log.IsJournalHealthy);

        foreach (bool saysItIsWell in new[] { false, true })
        {
            var mute = new ControlLog(new MuteJournal(saysItIsWell, saysItsEpoch: !saysItIsWell), _time);
            mute.Sample();
            Assert.Equal((false, saysItIsWell ? 0 : 1), (mute.IsJournalHealthy, mute.Epoch));
        }
    }

    [Theory]
    [InlineData(false, false, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public async Task Durable_IsWhatTheJournalHasOnDisk(bool throws, bool refuses, bool expected)
    {
        (_journal.Throws, _journal.RefusesReleases) = (throws, refuses);
        AuditEntry entry = _log.Entry(ControlBench.Ann, "released", "H-1", "detail");

        Assert.Equal(expected, await _log.AppendDurableAsync(entry));
        Assert.Equal(expected, await _log.RemoveDurableAsync(new HoldId(1), entry));
        Assert.Equal(expected ? 2 : 0, _journal.Entries.Count);
    }

    [Fact]
    public void Since_ATimeToCome_IsNoTimeAtAll()
    {
        long now = _log.Timestamp;
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(TimeSpan.FromSeconds(2), _log.Since(now));
        Assert.Equal(TimeSpan.Zero, _log.Since(_log.Timestamp + _time.TimestampFrequency));
    }

    [Fact]
    public void MarketTime_IsThatOfTheLastSample_AndNoneWhenTheClockFails()
    {
        long ticks = 5;
        _log.MarketClock = () => new MarketTime(ticks);
        _log.Sample();
        ticks = 6;
        Assert.Equal(new MarketTime(5), Entry().MarketAt);

        _log.MarketClock = static () => null;
        _log.Sample();
        Assert.Null(Entry().MarketAt);
        _log.MarketClock = null;
        _log.Sample();
        Assert.Null(Entry().MarketAt);
    }

    [Fact]
    public void Hold_OfTheCanary_IsNotKept_AndAnyOtherIs()
    {
        Hold hold = Stamp(HaltScope.Fleet);
        _log.AppendHold(Stamp(Canary.Scope), Entry());
        _log.AppendHold(hold, Entry());

        Assert.Equal([hold], _journal.Held);
    }

    [Fact]
    public void Reason_IsCutAtTheLimit_AndNotBefore()
    {
        string longest = new('x', Limits.ReasonLength);

        Assert.Equal(longest, Stamp(HaltScope.Fleet, longest).Reason);
        Assert.Equal(longest, Stamp(HaltScope.Fleet, longest + "y").Reason);
    }

    private AuditEntry Entry() => _log.Entry(ControlBench.Ann, "what", "subject", "detail");

    private Hold Stamp(HaltScope scope, string reason = "reason") => _log.Stamp(
        new HoldId(1),
        new HaltCommand(
            Guid.Empty, HoldKind.Manual, scope, HaltMode.Block, ControlBench.Ann, reason, _log.Timestamp));

    /// <summary>A journal that can't even say how it is, or how often it was opened.</summary>
    private sealed class MuteJournal(bool saysItIsWell, bool saysItsEpoch) : IControlJournal
    {
        public ImmutableArray<Hold> StandingHolds => [];

        public ImmutableArray<string> LimitChanges => [];

        public long LastHoldId => 0;

        public long ControllerEpoch => saysItsEpoch ? 1 : throw new IOException("gone");

        public bool IsHealthy => saysItIsWell ? true : throw new IOException("gone");

        public long LostEntries => 0;

        public void AppendHold(Hold hold, AuditEntry entry) => throw new IOException("gone");

        public void Append(AuditEntry entry) => throw new IOException("gone");

        public ValueTask<bool> RemoveHoldDurableAsync(HoldId hold, AuditEntry entry) => throw new IOException("gone");

        public ValueTask<bool> AppendDurableAsync(AuditEntry entry) => throw new IOException("gone");
    }
}
