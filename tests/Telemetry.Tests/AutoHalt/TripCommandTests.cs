using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using Ops.Telemetry.AutoHalt;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.AutoHalt;

/// <summary>The kill that a breaker gives: what it stops, how, in whose name, and what people read of it.</summary>
public sealed class TripCommandTests
{
    private readonly FleetDefinition _fleet = Fleets.Of();
    private readonly FakeTimeProvider _time = new();
    private readonly FakeControl _control;
    private readonly TripHalter _halter;

    public TripCommandTests()
    {
        _control = new FakeControl(_fleet);
        _halter = new TripHalter(_control, _control, _time, _fleet.Symbols);
    }

    [Theory]
    [InlineData(LimitAction.Throttle, HaltMode.Throttle)]
    [InlineData(LimitAction.ReduceOnly, HaltMode.ReduceOnly)]
    [InlineData(LimitAction.Block, HaltMode.Block)]
    [InlineData(LimitAction.BlockAndCancel, HaltMode.BlockAndCancel)]
    [InlineData(LimitAction.Sever, HaltMode.Sever)]
    public void Trip_OfAServer_StopsItAsItsStepSays_InTheNameOfTheRule(LimitAction step, HaltMode mode)
    {
        _time.Advance(TimeSpan.FromSeconds(3));

        _halter.Trip(Anomaly() with { Step = step }, _fleet.Servers[2]);

        HaltCommand command = Assert.Single(_control.Commands);
        Assert.Equal(
            (HoldKind.Breaker, HaltScope.Server("smars-3"), mode, new Actor(ActorKind.Breaker, "loss"),
                _time.GetTimestamp()),
            (command.Kind, command.Scope, command.Mode, command.By, command.RequestedTimestamp));
    }

    [Fact]
    public void Trip_OfTheFleet_StopsAllServers()
    {
        _halter.Trip(Anomaly(), server: null);

        Assert.Equal(HaltScope.Fleet, Assert.Single(_control.Commands).Scope);
        Assert.False(_halter.Wants("loss", LimitAction.Block, null));
        Assert.True(_halter.Wants("loss", LimitAction.Block, _fleet.Servers[0]));
    }

    public static TheoryData<long?, long?, int?, string> Places => new()
    {
        { null, null, null, "Over the limit. Seen at the tick of 09:30:01.500000." },
        { null, 77, 2, "Over the limit. Seen at the tick of 09:30:01.500000." },
        { 48_213, null, null, "Over the limit. Crossed by event 48213 at 09:30:01.500000." },
        { 48_213, 77, null, "Over the limit. Crossed by event 48213 at 09:30:01.500000, order 77." },
        { 48_213, 77, 2, "Over the limit. Crossed by event 48213 at 09:30:01.500000, order 77 in S2." },
        { 48_213, null, 3, "Over the limit. Crossed by event 48213 at 09:30:01.500000 in S3." },
        { 48_213, 77, 4, "Over the limit. Crossed by event 48213 at 09:30:01.500000, order 77." },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public void Reason_SaysWhatWasCrossed_AndWhere(long? sequence, long? order, int? symbol, string expected)
    {
        _halter.Trip(
            Anomaly() with
            {
                EventSequence = sequence, Order = order,
                OrderSymbol = symbol is { } index ? new SymbolId(index) : null,
            },
            _fleet.Servers[0]);

        Assert.Equal(expected, Assert.Single(_control.Commands).Reason);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Reason_BeyondTheLimit_LosesTheEndOfTheMessage_AndNotThePlace(int beyond)
    {
        const string Place = "Seen at the tick of 09:30:01.500000.";
        int room = Limits.ReasonLength - Place.Length - 1;

        _halter.Trip(Anomaly() with { Message = new string('x', room + beyond) }, _fleet.Servers[0]);

        Assert.Equal($"{new string('x', room)} {Place}", Assert.Single(_control.Commands).Reason);
    }

    [Fact]
    public void WeakerOrEqualStep_OfWhatStands_IsNotWanted_AndAStrongerOneIs()
    {
        _halter.Trip(Anomaly() with { Step = LimitAction.ReduceOnly }, _fleet.Servers[0]);

        Assert.Equal(
            [false, false, true, true, true],
            new[]
            {
                LimitAction.Throttle, LimitAction.ReduceOnly, LimitAction.Block, LimitAction.BlockAndCancel,
                LimitAction.Sever,
            }.Select(step => _halter.Wants("loss", step, _fleet.Servers[0])));
    }

    [Fact]
    public void HoldThatThePictureShowedLate_LetsTheRuleTripAgain_WhenItIsReleased()
    {
        var late = new LateControl { Current = _control.Current };
        var halter = new TripHalter(_control, late, _time);
        halter.Trip(Anomaly(), _fleet.Servers[0]);
        Assert.False(halter.Wants("loss", LimitAction.Block, _fleet.Servers[0]));
        late.Current = _control.Current;
        Assert.False(halter.Wants("loss", LimitAction.Block, _fleet.Servers[0]));

        _control.Release(new HoldId(1));
        late.Current = _control.Current;

        Assert.True(halter.Wants("loss", LimitAction.Block, _fleet.Servers[0]));
        halter.Trip(Anomaly(), _fleet.Servers[0]);
        Assert.Equal(new HoldId(2), Assert.Single(_control.Current.Holds).Id);
    }

    [Fact]
    public void CommandIds_OfRulesServersAndTrips_AreAllDifferent()
    {
        foreach (string rule in new[] { "loss", "order-rate" })
        {
            foreach (ServerDefinition? server in new[] { null, _fleet.Servers[0], _fleet.Servers[1] })
            {
                _halter.Trip(Anomaly() with { Rule = rule }, server);
                _halter.Trip(Anomaly() with { Rule = rule, Step = LimitAction.Sever }, server);
            }
        }

        Assert.Equal(12, _control.Commands.Select(static command => command.CommandId).Distinct().Count());
    }

    [Fact]
    public void SwitchThatKnowsEveryCommand_AndStopsNothing_IsGivenUpAfterAThousand()
    {
        var stubborn = new StubbornSwitch();

        new TripHalter(stubborn, _control, _time).Trip(Anomaly(), _fleet.Servers[0]);

        Assert.Equal(1_000, stubborn.Commands);
    }

    private static Anomaly Anomaly() => new(
        "loss", new ServerId(0), AnomalySeverity.Critical, 2, 1, "$", "block", default, "Over the limit.")
    {
        Step = LimitAction.Block, SeenAt = ServerStory.At(1_500),
    };

    private sealed class LateControl : IControlReader
    {
        public required ControlSnapshot Current { get; set; }

        public ChangeSignal Changed { get; } = new();
    }

    /// <summary>A switch to which every command is an old one whose hold was released.</summary>
    private sealed class StubbornSwitch : IKillSwitch
    {
        public int Commands { get; private set; }

        public HaltTicket Halt(HaltCommand command)
        {
            Commands++;
            var hold = new Hold(
                new HoldId(900), command.CommandId, command.Kind, command.Scope, command.Mode, command.By,
                command.Reason, default, null);
            return new HaltTicket(hold, ImmutableArray<ServerId>.Empty, [], TimeSpan.Zero, Repeated: true);
        }
    }
}
