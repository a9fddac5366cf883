using Microsoft.Extensions.Time.Testing;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Pipeline;

/// <summary>Failures of other kill switches, docs/FAILURES.md, that no other test here is about.</summary>
public sealed class PeersFailureTests : IDisposable
{
    private readonly LoopRig _rig = new(new FakeTimeProvider());

    [Fact]
    public void Fleet_ThatTradesNothing_TripsNothing_HoweverLong()
    {
        for (long tick = 100; tick <= 600_000; tick += 100)
        {
            _rig.Feed.Tick(ServerStory.At(tick));
            _rig.Loop.Pump();
        }
        Assert.Empty(_rig.Control.Commands);
    }

    [Fact]
    public void Fills_AfterTheHalt_AreCounted_AndMoveThePosition()
    {
        _rig.Stories[0].Then(10).Sent(1).Accepted(1);
        _rig.Tick(100);
        _rig.Control.LastSendAtAck[0] = 1;
        Halt("smars-1");
        _rig.Tick(200);
        _rig.Stories[0].Then(210).Filled(1, 60);
        ServerReading reading = _rig.Tick(300).Servers[0].Reading;

        Assert.Equal((1, 0L), (reading.OpenOrders, reading.OrdersAfterBlock));
        Assert.Equal(Money.FromDollars(600), reading.GrossExposure);
        Assert.Empty(_rig.Control.Leaks);
    }

    [Fact]
    public void FirstOrder_OfAServerAndOfAnInstrument_IsCounted()
    {
        for (int server = 0; server < _rig.Stories.Count; server++)
            _rig.Stories[server].Then(10).Sent(1, symbol: server % _rig.Fleet.Symbols.Length);
        FleetSnapshot seen = _rig.Tick(100, batchSize: 1);
        Assert.All(seen.Servers, static status => Assert.Equal(1, status.Reading.OpenOrders));
    }

    public void Dispose() => _rig.Dispose();

    private void Halt(string server) => _rig.Control.Halt(new HaltCommand(
        new Guid(1, 0, 0, new byte[8]), HoldKind.Manual, HaltScope.Server(server), HaltMode.Block,
        new Actor(ActorKind.Person, "ann"), "test", RequestedTimestamp: 0));
}
