using Microsoft.Extensions.Time.Testing;
using Ops.Telemetry.AutoHalt;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.AutoHalt;

public sealed class TripHalterTests
{
    private readonly FleetDefinition _fleet = Fleets.Of();
    private readonly FakeControl _control;
    private readonly TripHalter _halter;

    public TripHalterTests()
    {
        _control = new FakeControl(_fleet);
        _halter = Halter();
    }

    [Fact]
    public void SecondTrip_OfTheSameRuleAndServer_IsNotWanted()
    {
        Trip("loss", 0);
        Assert.False(_halter.Wants("loss", LimitAction.Block, _fleet.Servers[0]));
        Assert.True(_halter.Wants("loss", LimitAction.Block, _fleet.Servers[1]));
        Assert.True(_halter.Wants("entered-exposure", LimitAction.Block, _fleet.Servers[0]));
        Assert.True(_halter.Wants("loss", LimitAction.Block, null));
    }

    [Fact]
    public void StrongerAction_OfTheSameRuleAndServer_IsAFurtherHold()
    {
        Trip("loss", 0);
        Assert.True(_halter.Wants("loss", LimitAction.BlockAndCancel, _fleet.Servers[0]));

        _halter.Trip(Anomaly("loss", 0) with { Step = LimitAction.BlockAndCancel }, _fleet.Servers[0]);

        Assert.Equal([HaltMode.Block, HaltMode.BlockAndCancel], _control.Commands.Select(command => command.Mode));
        Assert.False(_halter.Wants("loss", LimitAction.Block, _fleet.Servers[0]));
    }

    [Fact]
    public void HoldReleased_WhileNothingWasJudged_LetsTheRuleTripAgain()
    {
        Trip("loss", 0);
        _control.Release(new HoldId(1));

        Assert.True(_halter.Wants("loss", LimitAction.Block, _fleet.Servers[0]));
    }

    [Fact]
    public void Trip_NamesTheEventTheOrderAndTheInstrument()
    {
        var halter = new TripHalter(_control, _control, new FakeTimeProvider(), _fleet.Symbols);
        halter.Trip(
            Anomaly("loss", 0) with
            {
                EventSequence = 48_213, Order = 77, OrderSymbol = new SymbolId(2), Message = new string('x', 600),
            },
            _fleet.Servers[0]);

        string reason = Assert.Single(_control.Commands).Reason;
        Assert.EndsWith("Crossed by event 48213 at 00:00:00.000000, order 77 in S2.", reason);
        Assert.True(reason.Length <= Limits.ReasonLength);
    }

    [Fact]
    public void Trip_WithoutTheUniverse_NamesTheOrderAlone()
    {
        _halter.Trip(
            Anomaly("loss", 0) with { EventSequence = 48_213, Order = 77, OrderSymbol = new SymbolId(2) },
            _fleet.Servers[0]);

        Assert.EndsWith(", order 77.", Assert.Single(_control.Commands).Reason);
    }

    [Fact]
    public void Trip_BeforeThePictureShowsItsHold_IsNotRepeated()
    {
        var slow = new SlowControl(_control);
        var halter = new TripHalter(_control, slow, new FakeTimeProvider());
        halter.Trip(Anomaly("loss", 0), _fleet.Servers[0]);
        Assert.False(halter.Wants("loss", LimitAction.Block, _fleet.Servers[0]));
    }

    [Fact]
    public void HoldReleased_BeforeTheHalterComesToLookForIt_LetsTheRuleTripAgain()
    {
        var halter = new TripHalter(new ReleasedAtOnce(_control), _control, new FakeTimeProvider());
        halter.Trip(Anomaly("loss", 0), _fleet.Servers[0]);
        Assert.Empty(_control.Current.Holds);

        Assert.True(halter.Wants("loss", LimitAction.Block, _fleet.Servers[0]));
    }

    [Fact]
    public void AnotherRunOfTheProgram_FindsItsStandingHold_AndPassesByAReleasedOne()
    {
        Trip("loss", 0);
        Trip(Halter(), "loss", 0);
        Assert.Single(_control.Current.Holds);

        _control.Release(new HoldId(1));
        Trip(Halter(), "loss", 0);

        Hold hold = Assert.Single(_control.Current.Holds);
        Assert.Equal(new HoldId(2), hold.Id);
    }

    [Fact]
    public void AnotherRunOfTheProgram_ThatStopsMoreThanAStandingHoldDoes_TakesAHoldOfItsOwn()
    {
        _halter.Trip(Anomaly("loss", 0) with { Step = LimitAction.Throttle }, _fleet.Servers[0]);

        Trip(Halter(), "loss", 0);

        Assert.Equal([HaltMode.Throttle, HaltMode.Block], _control.Current.Holds.Select(static hold => hold.Mode));
    }

    [Fact]
    public void CommandId_IsTheSameInEveryRun()
    {
        var other = new FakeControl(_fleet);
        Trip("loss", 0);
        new TripHalter(other, other, new FakeTimeProvider()).Trip(Anomaly("loss", 0), _fleet.Servers[0]);
        Assert.Equal(_control.Commands[0].CommandId, other.Commands[0].CommandId);
    }

    private TripHalter Halter() => new(_control, _control, new FakeTimeProvider());

    private void Trip(string rule, int server) => Trip(_halter, rule, server);

    private void Trip(TripHalter halter, string rule, int server) =>
        halter.Trip(Anomaly(rule, server), _fleet.Servers[server]);

    private static Anomaly Anomaly(string rule, int server) => new(
        rule, new ServerId((ushort)server), AnomalySeverity.Critical, 2, 1, "$", "block", default, "Over the limit.")
    {
        Step = LimitAction.Block,
    };

    /// <summary>A picture that has not caught up with the command.</summary>
    // the loop's thread stood still between the halt and its next look, and two people released meanwhile
    private sealed class ReleasedAtOnce(FakeControl control) : IKillSwitch
    {
        public HaltTicket Halt(HaltCommand command)
        {
            HaltTicket ticket = control.Halt(command);
            control.Release(ticket.Hold.Id);
            return ticket;
        }
    }

    private sealed class SlowControl(FakeControl control) : IControlReader
    {
        public ControlSnapshot Current { get; } = control.Current;

        public ChangeSignal Changed => control.Changed;
    }
}
