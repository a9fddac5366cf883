using Ops.Telemetry.Contracts;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;
using Ops.Telemetry.Pipeline;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Pipeline;

public sealed class WaitingPictureTests
{
    private readonly WaitingPicture _waiting = new(2);
    private readonly TrendSeries[] _trends = [new(), new()];
    private readonly FleetDefinition _fleet = Fleets.Of(servers: 2);

    [Fact]
    public void Costs_FollowThePastSecondBySecond_AndTheReadingAtOnce()
    {
        for (int second = 0; second < 150; second++)
        {
            _trends[0].Add(Point(second, pnl: -second * second));
            _trends[1].Add(Point(second, pnl: second));
            foreach (int open in (int[])[4, 8])
            {
                WaitingCost?[] expected =
                [
                    .. _fleet.Servers.Select((server, i) => WaitingCosts.Of(
                        Reading(open), server.Id, _trends[i].Last(WaitingCosts.Memory + 1))),
                ];
                Assert.Equal(expected.OfType<WaitingCost>(), CostsOf(FeedColour.Green, open));
            }
        }
    }

    [Fact]
    public void Server_ThatIsNotSeen_HasNoCost()
    {
        for (int second = 0; second < 20; second++)
            _trends[0].Add(Point(second, pnl: -second));

        Assert.Empty(CostsOf(FeedColour.Red, open: 4));
        Assert.Single(CostsOf(FeedColour.Green, open: 4));
    }

    private IEnumerable<WaitingCost> CostsOf(FeedColour feed, int open) => _waiting.CostsOf(
        [
            .. _fleet.Servers.Select(server => new ServerStatus(
                server, Reading(open), feed, null, null, null, Limits(), _trends[server.Id.Index])),
        ],
        []);

    private static ServerLimits Limits() => new(
        250, LimitAction.Alarm, Money.FromDollars(1_000_000), LimitAction.Alarm,
        Money.FromDollars(1_000), LimitAction.Alarm, Money.FromDollars(100_000), LimitAction.Alarm, 70);

    private static ServerReading Reading(int open) => new()
    {
        At = default, OpenOrders = open, OpenNotional = Money.FromDollars(4_000),
    };

    private static TrendPoint Point(int second, long pnl) => new(
        new MarketTime(second * MarketTime.NanosecondsPerSecond), 20, 6, 0, default, default, Money.FromDollars(pnl));
}
