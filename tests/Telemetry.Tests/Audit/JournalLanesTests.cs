using Ops.Telemetry.Audit;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Telemetry.Tests.Audit;

/// <summary>What waits while a disk is full: every hold, each once.</summary>
public sealed class JournalLanesTests
{
    private readonly FullDisk _disk = new();
    private readonly JournalLanes _lanes;

    public JournalLanesTests() => _lanes = new JournalLanes(_disk, static _ => { });

    [Fact]
    public void HoldsPutAgainAndAgain_WhileTheDiskIsFull_AreKeptOnce_AndWrittenWhenItRecovers()
    {
        for (int turn = 0; turn < 50; turn++)
        {
            for (int id = 1; id <= 3; id++)
                Assert.True(_lanes.TryAdd(Put(id)));
            _lanes.WriteWaiting();
        }
        Assert.False(_lanes.IsHealthy);
        Assert.Equal(6, _disk.Largest); // what was kept, and what one turn brought
        Assert.Equal(49 * 3, _lanes.Lost); // the entries of the repeats

        _disk.IsFull = false;
        _lanes.WriteWaiting();
        Assert.True(_lanes.TryAdd(Put(4)));
        _lanes.WriteWaiting();

        Assert.True(_lanes.IsHealthy);
        Assert.Equal([1, 2, 3, 4], _disk.Written.OfType<JournalOperation.Put>().Select(put => put.Hold.Id.Value));
    }

    private static JournalOperation.Put Put(int id) => new(
        new Hold(
            new HoldId(id), Guid.Empty, HoldKind.Manual, HaltScope.Fleet, HaltMode.Block,
            new Actor(ActorKind.Person, "ann"), "r", default, null),
        new AuditEntry(default, null, new Actor(ActorKind.Person, "ann"), "halt", $"H-{id}", "r"));

    private sealed class FullDisk : IJournalStore
    {
        public bool IsFull { get; set; } = true;

        public int Largest { get; private set; }

        public List<JournalOperation> Written { get; } = [];

        public void Write(IEnumerable<JournalOperation> batch)
        {
            JournalOperation[] all = [.. batch];
            Largest = Math.Max(Largest, all.Length);
            if (IsFull)
                throw new IOException("No space left on device.");
            Written.AddRange(all);
        }

        public void AtEnd(Action<AuditHead> keep)
        {
            // nothing to keep
        }
    }
}
