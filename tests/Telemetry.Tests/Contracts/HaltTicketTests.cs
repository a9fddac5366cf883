using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Telemetry.Tests.Contracts;

public sealed class HaltTicketTests
{
    [Theory]
    [InlineData(1, 0, "H-7 covers 1 server.")]
    [InlineData(1, 1, "H-7 covers 1 server, which is stuck.")]
    [InlineData(8, 0, "H-7 covers 8 servers.")]
    [InlineData(8, 2, "H-7 covers 8 servers, 2 of them stuck.")]
    [InlineData(0, 0, "H-7 covers 0 servers.")]
    public void Words_SayHowManyAndHowManyStuck(int covered, int stuck, string words)
    {
        var hold = new Hold(
            new HoldId(7), Guid.Empty, HoldKind.Manual, HaltScope.Fleet, HaltMode.Block,
            new Actor(ActorKind.Person, "ann"), "stop", default, MarketSince: null);

        var ticket = new HaltTicket(hold, Servers(covered), Servers(stuck), TimeSpan.Zero, Repeated: false);

        Assert.Equal(words, ticket.Words);
    }

    private static ImmutableArray<ServerId> Servers(int count) =>
        [.. Enumerable.Range(0, count).Select(static index => new ServerId((ushort)index))];
}
