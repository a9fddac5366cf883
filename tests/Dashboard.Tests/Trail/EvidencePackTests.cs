using Ops.Dashboard.Trail;
using Ops.Dashboard.Views;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Trail;

public sealed class EvidencePackTests
{
    private static readonly Actor s_ann = new(ActorKind.Person, "ann");
    private static readonly Actor s_bob = new(ActorKind.Person, "bob");

    [Fact]
    public void Pack_CountsAll_AndListsTheFirst()
    {
        EvidencePack pack = Collect(
            Enumerable.Range(1, EvidencePack.Listed + 7).Select(i => Row(i, s_ann, "state", "smars-1")));

        Assert.Equal(EvidencePack.Listed + 7, pack.CountOf(AuditKind.States));
        Assert.Equal(EvidencePack.Listed, pack.Of(AuditKind.States).Count);
        Assert.Contains("7 more are in the export", EvidenceTable.Entries(pack, AuditKind.States, ""));
        Assert.Equal((1, EvidencePack.Listed + 7), (pack.First!.Number, pack.Last!.Number));
    }

    [Fact]
    public void Kill_KnowsItsRelease_AndPeopleTheirRole()
    {
        EvidencePack pack = Collect(
        [
            Row(1, s_ann, "sign-in", "ann", "Signed in as operator by link."), Row(2, s_ann, "halt", "H-1"),
            Row(3, s_ann, "halt", "H-2"), Row(4, s_bob, "released", "H-1"),
        ]);

        Assert.Equal(s_bob, pack.ReleaseOf("H-1")!.Entry.By);
        Assert.Null(pack.ReleaseOf("H-2"));
        Assert.Equal([("ann", "operator", 3L), ("bob", "", 1L)],
            pack.Actors.Select(actor => (actor.By.Name, actor.Role, actor.Entries)));
    }

    [Fact]
    public void EveryDuty_PointsAtASection_OrSaysThatItIsNotCovered()
    {
        Assert.All(
            EvidenceDuty.All, duty => Assert.True(duty.Section is not null || duty.Answer.StartsWith("Not covered")));
        foreach (string article in new[] { "art. 12", "art. 15", "art. 16", "15c3-5" })
            Assert.Contains(EvidenceDuty.All, duty => duty.Rule.Contains(article) && duty.Section is not null);
    }

    private static EvidencePack Collect(IEnumerable<AuditRow> rows) => EvidencePack.Collect(rows, AuditFilter.All);

    private static AuditRow Row(long number, Actor by, string what, string subject, string detail = "detail") =>
        new(number, new AuditEntry(new WallTime(number), null, by, what, subject, detail));
}
