using Ops.Telemetry.Model;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Parity;

public sealed class FlagLedgerTests
{
    [Fact]
    public void Validate_ALedgerThatHoldsTogether_FindsNothing() => Assert.Empty(Releases.Ledger.Validate());

    [Fact]
    public void Validate_AFaultyLedger_NamesEveryFault()
    {
        FlagLedger ledger = Releases.Ledger;
        var faulty = new FlagLedger(
            [
                .. ledger.Builds,
                ledger.Builds[0] with { Supersedes = "2013" },
                new LedgerBuild("a", "1", "b", "route", [new LedgerFlag("f", "lost"), new LedgerFlag("f", "peg")]),
                new LedgerBuild("b", "2", "a", "route", []),
            ],
            [.. ledger.Paths, ledger.Paths[0]]);

        string faults = string.Join('\n', faulty.Validate());

        Assert.Contains("The build 2012 is listed 2 times", faults);
        Assert.Contains("The path route is listed 2 times", faults);
        Assert.Contains("The flag of build a f is listed 2 times", faults);
        Assert.Contains("Build a leads to path lost", faults);
        Assert.Contains("supersedes 2013, which the ledger does not know", faults);
        Assert.Contains("Build a supersedes itself", faults);
    }

    [Theory]
    [InlineData("2011", "2012", true)]
    [InlineData("2012", "2011", false)]
    [InlineData("2012", "2012", false)]
    [InlineData("2010", "2012", false)]
    public void IsOlder_FollowsWhatABuildReplaced(string build, string other, bool expected) =>
        Assert.Equal(expected, Releases.Ledger.IsOlder(build, other));
}
