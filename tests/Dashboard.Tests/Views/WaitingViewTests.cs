using Ops.Dashboard.Views;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Views;

public sealed class WaitingViewTests
{
    [Fact]
    public void WaitingThatCostsNothing_SaysSoInAWord() => Assert.Equal("nothing", View(0, 0, 0, 100).Loss);

    [Fact]
    public void WaitingThatMayCostSomething_NamesTheInterval() =>
        Assert.Equal("$0/s (−$5 to $7)", View(0, -5, 7, 100).Loss);

    [Fact]
    public void Waiting_IsLoud_WhenAMinuteOfItCostsMoreThanANeedlessStopEvenAtTheLowEnd()
    {
        Assert.Equal(Tone.Warning, View(20, 10, 30, 599).Tone);
        Assert.Equal(Tone.Calm, View(20, 10, 30, 600).Tone);
        Assert.Equal(Tone.Warning, View(20, 1, 30, needless: null).Tone);
        Assert.Equal(Tone.Calm, View(20, 0, 30, needless: null).Tone);
    }

    [Fact]
    public void NeedlessStop_OfWhichNothingIsKnown_IsNotCalledFree() =>
        Assert.Equal(("not known", "$599"), (View(1, 1, 1, null).Needless, View(1, 1, 1, 599).Needless));

    private static WaitingView View(long loss, long low, long high, long? needless) => WaitingView.From(new WaitingCost(
        new ServerId(0), 10, default, Money.FromDollars(loss), Money.FromDollars(low), Money.FromDollars(high),
        needless is { } dollars ? Money.FromDollars(dollars) : null))!;
}
