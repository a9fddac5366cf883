using Microsoft.Extensions.Time.Testing;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Ops.Telemetry.Model;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

/// <summary>A looser limit that nobody approves in time.</summary>
public sealed class LimitLapseTests
{
    private static readonly TimeSpan s_life = TimeSpan.FromMinutes(5);

    private readonly FakeTimeProvider _time = new();
    private readonly FakeJournal _journal = new();

    [Fact]
    public void Proposal_ThatLapsed_LeavesThePicture_WithNobodyAsking()
    {
        var desk = new LimitDesk(
            Fleets.Of(), RuleBook.Standard, GateLimitBook.Standard, _journal, s_life, _time);
        RuleSetting loss = desk.Current.Rules.At(RuleScope.EachServer, "loss")!;
        desk.Propose(
            new LimitChange.OfRule(RuleScope.EachServer, loss with { Limit = loss.Limit * 2 }),
            new Actor(ActorKind.Person, "operator-1"), "busy");
        _time.Advance(s_life - TimeSpan.FromTicks(1));
        desk.DropLapsed();
        int before = desk.Current.Proposals.Length;
        using ChangeSignal.Subscription changes = desk.Changed.Subscribe();
        _time.Advance(TimeSpan.FromTicks(1));

        desk.DropLapsed();

        Assert.Equal((1, 0), (before, desk.Current.Proposals.Length));
        Assert.Single(_journal.Entries, entry => entry.What == "limit-expired");
        Assert.True(changes.WaitAsync(TestContext.Current.CancellationToken).AsTask().IsCompleted);
    }
}
