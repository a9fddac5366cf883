using Ops.Soak.Tests.Faults;
using Ops.Soak.Tests.Witness;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.TestKit;
using Xunit;

namespace Ops.Soak.Tests;

/// <summary>
/// The journal's real file, torn at any byte of what was being written when the machine died, again and again: what was
/// acknowledged is there, the chain follows, and what is torn is nobody's tampering.
/// </summary>
public sealed class TornTailTests
{
    private const int Lives = 8;

    private static readonly Actor s_ann = new(ActorKind.Person, "ann");
    private static readonly string[] s_servers = ["one"];

    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    [InlineData(3UL)]
    [InlineData(4UL)]
    [InlineData(5UL)]
    [InlineData(6UL)]
    [InlineData(7UL)]
    [InlineData(8UL)]
    public async Task Crash_WhileWriting_KeepsWhatWasAcknowledgedAndNoHalves(ulong seed)
    {
        var chance = new SeededChance(seed);
        using var disk = new FileDisk();
        var journal = new CrashingJournal(disk, new TrailWitness(s_servers, static () => default), chance);
        int told = 0;
        for (int life = 0; life < Lives; life++)
        {
            journal.Begin(); // throws what is not as it was promised
            for (int act = chance.Below(30); act > 0; act--)
                await ActAsync(journal, ++told, chance);
            if (chance.Below(2) == 0)
                journal.AppendHold(Hold(++told), Entry("halt", chance)); // in writing when it dies
            journal.Crash();
        }
        journal.Begin();
        journal.End();
    }

    [Fact]
    public void TrailThatLostAnAcknowledgedRecord_IsFound()
    {
        var witness = new TrailWitness(s_servers, static () => default);
        using var disk = new MemoryDisk();
        var journal = new CrashingJournal(disk, witness, new SeededChance(1));
        journal.Begin();
        journal.AppendHold(Hold(1), Entry("halt", new SeededChance(1)));
        journal.Write();

        using var older = new MemoryDisk();
        var found = Assert.Throws<SoakViolation>(() => witness.Begin(older.Open(), older.Verify(witness.Kept)));
        Assert.StartsWith("I10", found.Message, StringComparison.Ordinal);
    }

    private static async Task ActAsync(CrashingJournal journal, int number, SeededChance chance)
    {
        journal.IsFull = chance.Below(8) == 0;
        switch (chance.Below(4))
        {
            case 0:
                journal.AppendHold(Hold(number), Entry("halt", chance));
                break;
            case 1:
                await journal.RemoveHoldDurableAsync(new HoldId(1 + chance.Below(number)), Entry("released", chance));
                break;
            case 2:
                await journal.AppendDurableAsync(Entry("limit", chance));
                break;
            default:
                journal.Append(Entry("note", chance));
                break;
        }
        if (chance.Below(3) == 0)
            journal.Write();
        journal.IsFull = false;
    }

    private static Hold Hold(int number) => new(
        new HoldId(number), Guid.Empty, HoldKind.Manual, HaltScope.Fleet, HaltMode.Block, s_ann, "torn",
        new WallTime(number), MarketSince: null);

    private static AuditEntry Entry(string what, SeededChance chance) => new(
        new WallTime(1), MarketAt: null, s_ann, what, "fleet", new string('x', chance.Below(3_000)));
}
