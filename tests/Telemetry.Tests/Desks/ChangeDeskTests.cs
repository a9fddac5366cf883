using Ops.Telemetry.Contracts;
using Ops.Telemetry.Desks;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Telemetry.Tests.Desks;

public sealed class ChangeDeskTests : IDisposable
{
    private static readonly ChangeRequest s_rollback = new(ChangeKind.Rollback, ["smars-1"]);
    private static readonly ChangeRequest s_restart = new(ChangeKind.Restart, ["smars-1"]);
    private static readonly Actor s_first = DeskBench.Person("operator-1");
    private static readonly Actor s_second = DeskBench.Person("supervisor-1");

    private readonly DeskBench _bench = new();

    public ChangeDeskTests() => _bench.Publish();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Change_ThatMakesNothingWorse_IsMadeAtOnce_AndWritten()
    {
        ChangeResult result = _bench.Changes.Submit(s_restart, s_first, "stuck");

        Assert.Equal(ChangeOutcome.Applied, result.Outcome);
        Assert.Equal("smars-1", Assert.Single(_bench.Made).Server);
        Assert.Equal("change-made", Assert.Single(_bench.Journal.Entries).What);
    }

    [Fact]
    public void Change_ThatMakesThingsWorse_WaitsForASecondPerson()
    {
        ChangeResult asked = _bench.Changes.Submit(s_rollback, s_first, "take it back");
        Assert.Equal(ChangeOutcome.AwaitingApproval, asked.Outcome);
        Assert.Empty(_bench.Made);
        ChangeId id = asked.Entry!.Id;

        Assert.Equal(
            ChangeOutcome.SamePerson, _bench.Changes.Approve(id, DeskBench.Person(" OPERATOR-1 ")).Outcome);
        Assert.Empty(_bench.Made);
        ChangeResult approved = _bench.Changes.Approve(id, s_second);

        Assert.Equal((ChangeOutcome.Applied, s_second), (approved.Outcome, approved.Entry!.ApprovedBy));
        Assert.Equal("2011", Assert.Single(_bench.Made).Build);
        Assert.Empty(_bench.Changes.Current.Waiting);
        Assert.Equal(["change-asked", "change-made"], _bench.Journal.Entries.Select(static entry => entry.What));
        Assert.Contains("Power Peg", _bench.Journal.Entries[0].Detail);
        Assert.Equal(ChangeOutcome.UnknownChange, _bench.Changes.Approve(id, s_second).Outcome);
    }

    [Fact]
    public void Change_NobodyApproves_Lapses()
    {
        ChangeId id = _bench.Changes.Submit(s_rollback, s_first, "take it back").Entry!.Id;

        _bench.Time.Advance(ChangeDesk.WaitsFor);

        Assert.Empty(_bench.Changes.Current.Waiting);
        Assert.Equal(ChangeOutcome.UnknownChange, _bench.Changes.Approve(id, s_second).Outcome);
        Assert.Equal("change-lapsed", _bench.Journal.Entries[^1].What);
        Assert.Empty(_bench.Made);
    }

    [Fact]
    public void Changes_ThatWait_AreBounded()
    {
        for (int i = 0; i < Limits.ChangesWaiting; i++)
            _bench.Changes.Submit(s_rollback, s_first, "again");

        Assert.Equal(ChangeOutcome.TooMany, _bench.Changes.Submit(s_rollback, s_first, "again").Outcome);
    }

    [Fact]
    public void Change_WhereNoneIsOffered_IsOnlyThoughtThrough()
    {
        using var bench = new DeskBench(offersChanges: false);
        bench.Publish();

        Assert.Equal(ChangeOutcome.NotOffered, bench.Changes.Submit(s_restart, s_first, "stuck").Outcome);
        Assert.NotNull(bench.Changes.Think(s_rollback).Outlook);
        Assert.False(bench.Changes.Current.CanApply);
    }

    [Theory]
    [InlineData(ActorKind.Program, "why", "smars-1", ChangeOutcome.NotAPerson)]
    [InlineData(ActorKind.Person, " ", "smars-1", ChangeOutcome.Incomplete)]
    [InlineData(ActorKind.Person, "why", "smars-9", ChangeOutcome.Faulty)]
    public void Change_ThatDoesNotCount_IsRefused(
        ActorKind kind, string reason, string server, ChangeOutcome expected)
    {
        ChangeResult result = _bench.Changes.Submit(
            new ChangeRequest(ChangeKind.Restart, [server]), new Actor(kind, "x"), reason);

        Assert.Equal(expected, result.Outcome);
        Assert.Equal(expected == ChangeOutcome.Faulty, !result.Faults.IsDefaultOrEmpty);
        Assert.Empty(_bench.Made);
    }
}
