using Ops.Dashboard.Api;
using Ops.Dashboard.Sessions;
using Ops.Telemetry.Model;
using Ops.TestKit;
using Xunit;

namespace Ops.Dashboard.Tests.Api;

/// <summary>
/// Between the drawing of a row and the arrival of its kill the fleet is numbered anew, a day begins, or the page is
/// half redrawn. A kill stops the server whose row was pressed, or nothing.
/// </summary>
public sealed class WrongRowTests
{
    private const int Races = 10_000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Kill_AfterAReorder_NeverStopsAnotherServer(ulong seed)
    {
        var chance = new SeededChance(seed);
        int stopped = 0;
        for (int race = 0; race < Races; race++)
        {
            FleetDefinition drawn = Shuffled(chance);
            FleetDefinition now = chance.Below(2) == 0 ? drawn : Shuffled(chance);
            long epoch = 1 + chance.Below(2);
            ServerDefinition pressed = drawn.Servers[chance.Below(drawn.Servers.Length)];
            ServerDefinition redrawn =
                chance.Below(4) == 0 ? drawn.Servers[chance.Below(drawn.Servers.Length)] : pressed;
            // a redraw that got half way: the button names one server and carries the row of another
            string seen = new SeenRow(1, pressed.Name, pressed.Id.Index).ToString();
            var input = new KillInput("server", redrawn.Name, "runaway", null, null, seen);

            KillCheck.Outcome outcome = KillCheck.Run(input, now, epoch, []);

            if (outcome.Order is { } order)
            {
                stopped++;
                Assert.Equal([pressed.Name], now.Servers.Where(order.Scope.Covers).Select(server => server.Name));
            }
            else
            {
                Assert.Equal("wrong-row", outcome.Code);
            }
        }
        Assert.InRange(stopped, Races / 4, Races); // a door that refuses everything would pass too
    }

    private static FleetDefinition Shuffled(SeededChance chance)
    {
        FleetDefinition fleet = Fleets.Of(8);
        string[] names = [.. fleet.Servers.Select(server => server.Name)];
        for (int i = names.Length - 1; i > 0; i--)
        {
            int other = chance.Below(i + 1);
            (names[i], names[other]) = (names[other], names[i]);
        }
        return fleet with
        {
            Servers = [.. names.Select((name, i) => new ServerDefinition(new ServerId((ushort)i), name, "g"))],
        };
    }
}
