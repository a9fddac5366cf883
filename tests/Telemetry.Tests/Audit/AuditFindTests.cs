using Ops.Telemetry.Audit;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Telemetry.Tests.Audit;

public sealed class AuditFindTests : IDisposable
{
    private readonly JournalBench _bench = new();

    public static TheoryData<AuditFilter, long[]> Filters => new()
    {
        { AuditFilter.All, [1, 2, 3, 4] },
        { new AuditFilter { What = ["halt"] }, [1, 3] },
        { new AuditFilter { What = ["halt", "released"] }, [1, 3, 4] },
        { new AuditFilter { What = ["hal"] }, [] },
        { new AuditFilter { Person = "OB" }, [2, 4] },
        { new AuditFilter { Text = "Smars-8" }, [1, 2] },
        { new AuditFilter { Text = "H-2" }, [3] },
        { new AuditFilter { Text = "%" }, [] },
        { new AuditFilter { Text = "smars-3" }, [4] }, // a name the screen showed
        { new AuditFilter { Text = "second" }, [] }, // a word of the form it is written in
        { new AuditFilter { From = new WallTime(20), Until = new WallTime(40) }, [2, 3] },
        { new AuditFilter { What = ["halt"], Person = "ann", From = new WallTime(11) }, [3] },
    };

    public void Dispose() => _bench.Dispose();

    [Theory]
    [MemberData(nameof(Filters))]
    public void Find_TakesTheSame_OnDiskAndInMemory(AuditFilter filter, long[] expected)
    {
        var memory = new NullControlJournal();
        using (SqliteControlJournal disk = _bench.Open())
        {
            foreach (AuditEntry entry in Entries())
            {
                disk.Append(entry);
                memory.Append(entry);
            }
        }
        using SqliteControlJournal again = _bench.Open();

        Assert.Equal(expected, Numbers(again, new AuditQuery(filter, 10) { After = 0 }));
        Assert.Equal(expected, Numbers(memory, new AuditQuery(filter, 10) { After = 0 }));
        Assert.Equal(expected.Reverse(), Numbers(again, new AuditQuery(filter, 10)));
        Assert.Equal(expected.Reverse(), Numbers(memory, new AuditQuery(filter, 10)));
    }

    [Fact]
    public async Task Text_AfterANul_IsFound()
    {
        using JournalBench bench = new();
        using SqliteControlJournal journal = bench.Open();
        Assert.True(await journal.AppendDurableAsync(JournalBench.Entry("halt", "before\0after")));

        Assert.Single(journal.Find(new AuditQuery(AuditFilter.All with { Text = "after" }, 5)).Rows);
    }

    [Fact]
    public void OldestFirst_PageByPage_GivesEachOnce()
    {
        using (SqliteControlJournal journal = _bench.Open())
        {
            foreach (AuditEntry entry in Entries())
                journal.Append(entry);
        }
        using SqliteControlJournal again = _bench.Open();
        AuditPage first = again.Find(new AuditQuery(AuditFilter.All, 3) { After = 0 });
        AuditPage rest = again.Find(new AuditQuery(AuditFilter.All, 3) { After = first.Next });

        Assert.Equal([1, 2, 3], first.Rows.Select(row => row.Number));
        Assert.Equal([4], rest.Rows.Select(row => row.Number));
        Assert.Null(rest.Next);
    }

    [Fact]
    public void Row_CanBeCheckedByItself_AndARealmBetweenDoesNotMatter()
    {
        using (SqliteControlJournal journal = _bench.Open())
            journal.Append(JournalBench.Entry("halt"));
        using (SqliteControlJournal other = _bench.Open("training"))
            other.Append(JournalBench.Entry("halt"));
        using (SqliteControlJournal journal = _bench.Open())
            journal.Append(JournalBench.Entry("released"));
        using SqliteControlJournal again = _bench.Open();
        AuditRow[] rows = [.. again.Find(new AuditQuery(AuditFilter.All, 9) { After = 0 }).Rows];

        Assert.Equal([1, 3], rows.Select(row => row.Number));
        Assert.All(rows, row => Assert.True(AuditLinks.Follows(row)));
        AuditRow good = rows[1];
        Assert.False(AuditLinks.Follows(good with { Number = 2 }));
        Assert.False(AuditLinks.Follows(good with { Realm = "training" }));
        Assert.False(AuditLinks.Follows(good with { Before = rows[0].Before }));
        Assert.False(AuditLinks.Follows(good with { Before = "" }));
        Assert.False(AuditLinks.Follows(good with { Entry = good.Entry with { Detail = "another" } }));
    }

    [Fact]
    public void Page_OfNoEntry_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new AuditQuery(AuditFilter.All, 0));

    private static long[] Numbers(IAuditReader reader, AuditQuery query) =>
        [.. reader.Find(query).Rows.Select(row => row.Number)];

    private static IEnumerable<AuditEntry> Entries() =>
    [
        Entry(10, "ann", "halt", "H-1", "server smars-8"), Entry(20, "bob", "state", "smars-8", "Halted"),
        Entry(30, "ann", "halt", "H-2", "all servers"),
        Entry(
            40, "bob", "released", "H-1",
            """found {"seen":{"ageMilliseconds":4,"servers":[{"server":"smars-3"}]}}"""),
    ];

    private static AuditEntry Entry(long at, string by, string what, string subject, string detail) =>
        new(new WallTime(at), null, new Actor(ActorKind.Person, by), what, subject, detail);
}
