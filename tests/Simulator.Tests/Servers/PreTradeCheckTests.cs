using Ops.Simulator.Market;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Servers;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Servers;

public sealed class PreTradeCheckTests
{
    private static readonly Instrument s_at = new() { MidTicks = 1_000_000, BidTicks = 999_000, AskTicks = 1_001_000 };

    [Theory]
    [InlineData(Side.Buy, 100, 1_095_000, true)]
    [InlineData(Side.Buy, 100, 1_095_001, false)]
    [InlineData(Side.Sell, 100, 905_000, true)]
    [InlineData(Side.Sell, 100, 904_999, false)]
    [InlineData(Side.Buy, 10_000, 1_000_000, true)]
    [InlineData(Side.Buy, 10_001, 1_000_000, false)]
    [InlineData(Side.Buy, 0, 1_000_000, false)]
    [InlineData(Side.None, 100, 1_000_000, false)]
    public void Passes_SizeAndBand_AreHeld(Side side, int shares, long limitTicks, bool passes) =>
        Assert.Equal(passes, PreTradeCheck.Passes(SendingSpec.Usual, s_at, side, shares, limitTicks));

    [Theory]
    [InlineData(Side.Buy, true, 1_006_100)]
    [InlineData(Side.Sell, true, 994_000)]
    [InlineData(Side.Buy, false, 999_000)]
    [InlineData(Side.Sell, false, 1_001_000)]
    public void ChildLimit_CrossingOrResting_IsOnTheGrid(Side side, bool crosses, long limitTicks) =>
        Assert.Equal(limitTicks, ChildLimit.For(s_at, side, crosses, beyondBps: 50));
}
