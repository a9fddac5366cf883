using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

public sealed class TicketMemoryTests
{
    [Fact]
    public void Tickets_AreRememberedUpToTheirBound_AndTheOldestIsForgottenFirst()
    {
        var memory = new TicketMemory();
        memory.Remember(Command(1), Ticket(1));
        memory.Remember(Command(1), Ticket(99)); // sent again: the first answer stays, and takes no second place
        for (int i = 2; i <= Limits.CommandsRemembered; i++)
            memory.Remember(Command(i), Ticket(i));

        Assert.Equal(Ticket(1), memory.Find(Command(1)));
        Assert.Equal(Ticket(Limits.CommandsRemembered), memory.Find(Command(Limits.CommandsRemembered)));

        memory.Remember(Command(0), Ticket(0));

        Assert.Null(memory.Find(Command(1)));
        Assert.Equal(Ticket(2), memory.Find(Command(2)));
        Assert.Equal(Ticket(0), memory.Find(Command(0)));
    }

    private static Guid Command(int number) => new(number, 0, 0, new byte[8]);

    private static HaltTicket Ticket(int number) => new(
        new Hold(
            new HoldId(number), Command(number), HoldKind.Manual, HaltScope.Fleet, HaltMode.Block, ControlBench.Ann,
            "runaway", default, null),
        default, default, TimeSpan.Zero, Repeated: false);
}
