using Ops.Simulator.Scenarios;
using Xunit;

namespace Ops.Simulator.Tests.Scenarios;

public sealed class CodePathSpecTests
{
    /// <summary>The digest of a build is made of these words: a change of them changes every digest.</summary>
    [Fact]
    public void Text_OfAUsualPath_IsAsItAlwaysWas() => Assert.Equal(
        "CodePathSpec { Name = peg, Logic = PowerPeg, Retired = True, CountsFills = False, RiskChecked = False, "
            + "ChildShares = 100, ChildInterval = 00:00:00.0200000, MarketablePerMille = 1000, OppositePerMille = 250, "
            + "CancelAfter = 00:00:01, LimitBps = 1500 }",
        SmallScenario.Peg.ToString());

    [Fact]
    public void Text_OfAnUnusualPath_SaysWhatIsUnusual()
    {
        CodePathSpec path = SmallScenario.Peg with { Sending = new SendingSpec { Repeats = 7 } };
        Assert.Contains("Sending = SendingSpec { Repeats = 7,", path.ToString(), StringComparison.Ordinal);
    }
}
