using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Detection;

public sealed class FeedRuleTests
{
    private readonly RuleRig _rig = new();
    private int _order;

    [Fact]
    public void OneServer_ThatFallsSilent_IsFound_LaterWhereLittleFlows()
    {
        Play(0, 200, static _ => true);
        Play(200, 216, static server => server != 3);
        Assert.Empty(_rig.Of("feed-silence", 3));
        Play(216, 222, static server => server != 3);
        Assert.Contains("No event for 2", Assert.Single(_rig.Of("feed-silence", 3)).ToAnomaly(null).Message);
        Assert.Empty(_rig.Of("feed-silence", 0));
    }

    [Fact]
    public void ServerUnderHold_IsNotSilent()
    {
        Play(0, 200, static _ => true);
        _rig.Held.Add(3);
        Play(200, 230, static server => server != 3);
        Assert.Empty(_rig.Of("feed-silence", 3));
    }

    [Fact]
    public void AllServers_ThatFallSilent_AreNobodysFault_AndSaidAfterAMinute()
    {
        Play(0, 200, static _ => true);
        Play(200, 240, static _ => false);
        Assert.Empty(_rig.OfFleet("feed-fleet"));
        Play(240, 290, static _ => false);
        Assert.All(Enumerable.Range(0, 8), server => Assert.Empty(_rig.Of("feed-silence", server)));
        Assert.Contains("are silent at once", Assert.Single(_rig.OfFleet("feed-fleet")).ToAnomaly(null).Message);
    }

    [Fact]
    public void Gap_IsSaidForAMinute()
    {
        _rig.Story.Sent(1).Lose(7).Sent(2);
        _rig.Tick(100);
        _rig.Tick(1_200);
        Assert.Equal(7, Assert.Single(_rig.Of("feed-gaps")).Verdict.Value);
        _rig.Tick(60_000);
        Assert.Single(_rig.Of("feed-gaps"));
        _rig.Tick(60_300);
        Assert.Empty(_rig.Of("feed-gaps"));
    }

    [Fact]
    public void Gaps_OfAllServers_AreNobodysFault()
    {
        foreach (ServerStory story in _rig.Stories)
            story.Sent(1).Lose(7).Sent(2);
        for (int tick = 1; tick <= 20; tick++)
            _rig.Tick(tick * 100);
        Assert.Empty(_rig.Of("feed-gaps"));
        Assert.Contains("8 of 8 feeds lost events", Assert.Single(_rig.OfFleet("feed-fleet")).ToAnomaly(null).Message);
    }

    [Fact]
    public void Events_DatedLongBeforeTheirTick_AreAClockThatIsOff()
    {
        for (int tick = 100; tick <= 110; tick++)
        {
            _rig.Story.Then((tick * 100) - 3_000).Sent(tick);
            _rig.Stories[1].Then((tick * 100) - 30).Sent(tick);
            _rig.Tick(tick * 100);
        }
        Assert.Equal(2_900, Assert.Single(_rig.Of("clock-skew")).Verdict.Value);
        Assert.Empty(_rig.Of("clock-skew", 1));
    }

    private void Play(int from, int to, Func<int, bool> flows)
    {
        for (int tick = (from * 5) + 1; tick <= to * 5; tick++)
        {
            for (int server = 0; server < 8; server++)
            {
                if (flows(server))
                    _rig.Stories[server].Then((tick * 200) - 50).Sent(++_order, dollars: 10 + (_order % 30))
                        .Rejected(_order);
            }
            _rig.Tick(tick * 200);
        }
    }
}
