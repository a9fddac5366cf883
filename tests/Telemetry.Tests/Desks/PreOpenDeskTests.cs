using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Desks;

public sealed class PreOpenDeskTests : IDisposable
{
    private readonly DeskBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Go_WithNothingAgainstIt_IsRecordedByName()
    {
        _bench.Publish();

        PreOpenResult result = _bench.PreOpen.Go(DeskBench.Person("supervisor-1"), "all eight checked");

        Assert.Equal((PreOpenOutcome.Recorded, PreOpenWord.Go), (result.Outcome, result.Verdict.Word));
        AuditEntry entry = Assert.Single(_bench.Journal.Entries);
        Assert.Equal(("pre-open-go", "supervisor-1"), (entry.What, entry.By.Name));
        Assert.StartsWith("all eight checked", entry.Detail);
    }

    [Fact]
    public void Go_WithAFindingOpen_IsRefused_AndAGoBeforeIsVoid()
    {
        _bench.Publish();
        _bench.PreOpen.Go(DeskBench.Person("supervisor-1"), "all well");
        FleetSnapshot after = _bench.Publish(new FleetNotice.Manifest(Releases.Manifest(7, "2011")));

        PreOpenResult result = _bench.PreOpen.Go(DeskBench.Person("supervisor-1"), "again");

        Assert.Equal(PreOpenOutcome.NotReady, result.Outcome);
        Assert.Equal(PreOpenWord.GoVoid, PreOpenVerdict.Of(after.Parity, _bench.PreOpen.Current).Word);
        Assert.Contains(result.Verdict.Against, static reason => reason.Contains("smars-8 runs 2011"));
    }

    [Fact]
    public void Messages_StandAgainstAGo_UntilANamedPersonExplainsThem()
    {
        FleetSnapshot before = _bench.Publish(DeskBench.Message(3, "queue is long"));
        ResiduePattern pattern = Assert.Single(before.Parity.Residue);
        Assert.Contains(before.Anomalies, static anomaly => anomaly.Rule == ParityRules.Residue);
        Assert.Equal(PreOpenWord.NoGo, PreOpenVerdict.Of(before.Parity, _bench.PreOpen.Current).Word);

        PreOpenResult result =
            _bench.PreOpen.Sign(pattern.Key, DeskBench.Person("operator-1"), "backlog of the test at seven");

        Assert.Equal((PreOpenOutcome.Recorded, PreOpenWord.Ready), (result.Outcome, result.Verdict.Word));
        Assert.Equal("operator-1", result.State.SignatureOf(pattern)!.By.Name);
        Assert.Equal("messages-explained", Assert.Single(_bench.Journal.Entries).What);
    }

    [Fact]
    public void TakingBack_NeedsAGo_AndEndsIt()
    {
        _bench.Publish();
        Assert.Equal(PreOpenOutcome.NoGo, _bench.PreOpen.TakeBack(DeskBench.Person("a"), "why").Outcome);
        _bench.PreOpen.Go(DeskBench.Person("a"), "well");

        PreOpenResult result = _bench.PreOpen.TakeBack(DeskBench.Person("b"), "second thought");

        Assert.Equal((PreOpenOutcome.Recorded, PreOpenWord.Ready), (result.Outcome, result.Verdict.Word));
    }

    [Theory]
    [InlineData(ActorKind.Program, "reason", PreOpenOutcome.NotAPerson)]
    [InlineData(ActorKind.Breaker, "reason", PreOpenOutcome.NotAPerson)]
    [InlineData(ActorKind.Person, " ", PreOpenOutcome.Incomplete)]
    [InlineData(ActorKind.Person, "reason", PreOpenOutcome.UnknownPattern)]
    public void Word_ThatDoesNotCount_IsRefusedAndNotWritten(ActorKind kind, string reason, PreOpenOutcome expected)
    {
        _bench.Publish();

        Assert.Equal(expected, _bench.PreOpen.Sign("nothing", new Actor(kind, "x"), reason).Outcome);
        Assert.Empty(_bench.Journal.Entries);
    }

    [Fact]
    public void Word_BeforeTheFirstPicture_IsRefused() =>
        Assert.Equal(PreOpenOutcome.NoPicture, _bench.PreOpen.Go(DeskBench.Person("a"), "well").Outcome);
}
