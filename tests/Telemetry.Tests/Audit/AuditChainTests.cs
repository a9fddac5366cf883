using CsCheck;
using Ops.Telemetry.Audit;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Telemetry.Tests.Audit;

public sealed class AuditChainTests
{
    private static readonly Gen<AuditEntry> s_entry = Gen.Select(
        Gen.Long[0, 1_000], Gen.Long[0, 1_000].Nullable(), Gen.Char.AlphaNumeric.Array[1, 3], Gen.String[0, 3],
        Gen.String[0, 3], Gen.String[0, 3],
        (at, market, actor, what, subject, detail) => new AuditEntry(
            new WallTime(at), market is { } nanoseconds ? new MarketTime(nanoseconds) : null,
            new Actor(ActorKind.Person, new string(actor)), what, subject, detail));

    [Fact]
    public void Link_OfTheSameRecord_IsTheSame() => Gen.Select(s_entry, Gen.Long[1, 99]).Sample((entry, number) =>
        Assert.Equal(Link(number, "live", entry), Link(number, "live", entry with { })));

    [Fact]
    public void Links_OfDifferentRecords_Differ() =>
        Gen.Select(s_entry, s_entry, Gen.Long[1, 3], Gen.Long[1, 3], Gen.String[1, 2], Gen.String[1, 2]).Sample(
            (a, b, m, n, r, s) => Assert.Equal((a, m, r) == (b, n, s), Link(m, r, a).SequenceEqual(Link(n, s, b))));

    [Fact]
    public void Link_ThatMovesTextBetweenFields_Differs()
    {
        AuditEntry entry = JournalBench.Entry("halt", "ab");
        Assert.NotEqual(
            Link(1, "live", entry with { Subject = "H-1a", Detail = "b" }),
            Link(1, "live", entry with { Subject = "H-1", Detail = "ab" }));
    }

    private static byte[] Link(long number, string realm, AuditEntry entry) =>
        AuditChain.Link(AuditChain.Genesis.AsSpan(), number, realm, entry);
}
