using Microsoft.Extensions.Time.Testing;
using Ops.Telemetry.AutoHalt;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.Telemetry.Tests.Control;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.AutoHalt;

public sealed class ParityEnforcerTests
{
    private static readonly Actor s_operator = new(ActorKind.Person, "operator-1");
    private static readonly FleetDefinition s_fleet = Fleets.Of();

    private readonly FakeControl _control = new(s_fleet);
    private readonly FakeJournal _journal = new();
    private readonly ParityEnforcer _enforcer;
    private readonly FakeDesk _desk = new();
    private readonly ParityReleaseDesk _releases;

    public ParityEnforcerTests()
    {
        _enforcer = Enforcer(ParityMode.Enforce);
        _releases = new ParityReleaseDesk(_desk, _enforcer);
    }

    [Fact]
    public void Finding_HaltsItsServer_OnceAndWithAParityHold()
    {
        Look(Older());
        Look(Older());
        Look(Older(), Retired());

        HaltCommand command = Assert.Single(_control.Commands);
        Assert.Equal(
            (HoldKind.Parity, HaltScope.Server("smars-8"), HaltMode.Block),
            (command.Kind, command.Scope, command.Mode));
        Assert.Equal("older", command.Reason);
    }

    [Fact]
    public void Observing_WritesDown_AndHaltsNothing()
    {
        ParityEnforcer observing = Enforcer(ParityMode.Observe);

        observing.Look([Older()], default);
        observing.Look([], default);

        Assert.Empty(_control.Commands);
        Assert.Equal(
            ["parity-finding", "parity-resolved"], _journal.Entries.Select(static entry => entry.What));
    }

    [Fact]
    public void Release_WhileTheFindingStands_IsAMarkedOverride_AndDoesNotHaltAgain()
    {
        Look(Older());
        Look(Older());

        _releases.Request(new HoldId(1), s_operator, "known", "desk agreed");
        Assert.Equal("OVERRIDE of what still stands: older | desk agreed", _desk.Evidence);
        _control.Release(new HoldId(1));
        Look(Older());
        Look(Older());

        Assert.Single(_control.Commands);
        Assert.Equal([new ServerId(7)], _enforcer.OverriddenOn(Older()));
        Assert.Contains(_journal.Entries, static entry => entry is { What: "parity-override", Subject: "smars-8" });
    }

    [Fact]
    public void Override_IsOfThatFindingAlone_AnotherOneHaltsAgain()
    {
        Override();

        Look(Older(), Retired());

        Assert.Equal(2, _control.Commands.Count);
        Assert.Equal("retired", _control.Commands[1].Reason);
    }

    [Fact]
    public void Override_EndsWithItsFinding_WhichHaltsAgainWhenItComesBack()
    {
        Override();

        Look();
        Look(Older());

        Assert.Equal(2, _control.Commands.Count);
    }

    [Fact]
    public void FindingThatCameAfterTheRequest_IsNotAccepted()
    {
        Look(Older());
        Look(Older());
        _releases.Request(new HoldId(1), s_operator, "known", "desk agreed");
        Look(Older(), Retired());

        _control.Release(new HoldId(1));
        Look(Older(), Retired());

        Assert.Equal(2, _control.Commands.Count);
    }

    [Fact]
    public void Release_AfterTheFindingIsGone_IsAnOrdinaryOne()
    {
        Look(Older());
        Look(Older());
        Look();

        _releases.Request(new HoldId(1), s_operator, "missed", "on plan now");
        _control.Release(new HoldId(1));
        Look();

        Assert.Equal("on plan now", _desk.Evidence);
        Assert.Single(_control.Commands);
        Assert.DoesNotContain(_journal.Entries, static entry => entry.What == "parity-override");
    }

    [Fact]
    public void ReleaseNobodyAskedForHere_HaltsAgain()
    {
        Look(Older());
        Look(Older());

        _control.Release(new HoldId(1));
        Look(Older());

        Assert.Equal(2, _control.Commands.Count);
        Assert.NotEqual(_control.Commands[0].CommandId, _control.Commands[1].CommandId);
    }

    [Fact]
    public void StandingHold_OfAnEarlierRun_IsTakenOver()
    {
        _control.Halt(new HaltCommand(
            new Guid(1, 0, 0, new byte[8]), HoldKind.Parity, HaltScope.Server("smars-8"), HaltMode.Block,
            new Actor(ActorKind.Breaker, "parity"), "before the restart", 0));

        Look(Older());

        Assert.Single(_control.Commands);
        Assert.NotNull(_enforcer.StandsBehind(new HoldId(1)));
    }

    [Fact]
    public void LongEvidence_StaysWhole_AndIsMarkedAllTheSame()
    {
        Look(Older());
        Look(Older());
        string evidence = new('e', Limits.ReasonLength - 15);

        _releases.Request(new HoldId(1), s_operator, "known", evidence);

        Assert.Equal($"OVERRIDE | {evidence}", _desk.Evidence);
    }

    private static ParityFinding Older() => Of(ParityFindingKind.OlderBuild, "older");

    private static ParityFinding Retired() => Of(ParityFindingKind.RetiredReachable, "retired");

    private static ParityFinding Of(ParityFindingKind kind, string sentence) => new(
        kind, [new ServerId(7)], "build", "2012", "2011", AnomalySeverity.Critical, default, sentence);

    private void Override()
    {
        Look(Older());
        Look(Older());
        _releases.Request(new HoldId(1), s_operator, "known", "desk agreed");
        _control.Release(new HoldId(1));
        Look(Older());
        Assert.Single(_control.Commands);
    }

    private void Look(params ParityFinding[] findings) => _enforcer.Look([.. findings], default);

    private ParityEnforcer Enforcer(ParityMode mode) =>
        new(mode, s_fleet, _control, _control, _journal, new FakeTimeProvider());

    /// <summary>A desk that takes every request and remembers what it was told.</summary>
    private sealed class FakeDesk : IReleaseDesk
    {
        public string? Evidence { get; private set; }

        public ReleaseResult Request(HoldId hold, Actor by, string cause, string evidence)
        {
            Evidence = evidence;
            return new ReleaseResult(ReleaseOutcome.AwaitingApproval, null);
        }

        public ValueTask<ReleaseResult> ApproveAsync(ReleaseApproval approval) =>
            ValueTask.FromResult(new ReleaseResult(ReleaseOutcome.UnknownRequest, null));
    }
}
