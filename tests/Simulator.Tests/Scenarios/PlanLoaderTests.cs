using System.Collections.Immutable;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Servers;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Scenarios;

public sealed class PlanLoaderTests
{
    private static readonly string s_knight =
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "scenarios", "knight-2012.yaml"));

    [Fact]
    public void Knight_BringsPlanAndLedger_ThatHoldTogether()
    {
        ReleaseBook release = ReleaseOf(Load(s_knight));

        Assert.Empty(release.Ledger.Validate());
        Assert.Equal(8, release.Plan!.Releases.Length);
        Assert.True(release.Ledger.IsOlder("2011.11", "2012.07-rlp"));
        Assert.Equal(("Power Peg", true), (release.Ledger.Path("power-peg")!.Title,
            release.Ledger.Path("power-peg")!.Retired));
    }

    [Fact]
    public void Scenario_WithoutPlan_AsksForThePlannedBuildEverywhere_WithTheFlagsDeclared()
    {
        Scenario small = SmallScenario.Make();

        ReleaseBook release = ReleaseOf(small);

        Assert.Equal(["new", "new"], release.Plan!.Releases.Select(static asked => asked.Build));
        Assert.All(release.Plan.Releases, static asked => Assert.True(asked.ValueOf("new-programme")));
        Assert.Equal("Programme", release.Ledger.TitleOf("programme"));
    }

    [Fact]
    public void Scenario_WithNeither_HasALedgerAndNoPlan()
    {
        Scenario small = SmallScenario.Make();

        ReleaseBook release = ReleaseOf(small with { Fleet = small.Fleet with { PlannedBuild = null } });

        Assert.Null(release.Plan);
        Assert.Equal(2, release.Ledger.Builds.Length);
    }

    [Fact]
    public void Config_IsPartOfTheDigest_AndOfThePlan()
    {
        Scenario small = SmallScenario.Make();
        ServerSpec other = small.Fleet.Servers[0] with
        {
            Config = ImmutableSortedDictionary<string, string>.Empty.Add("maxChild", "500"),
        };
        string digest = BuildContent.Digest(other.Config);

        Assert.NotEqual(BuildContent.Digest(small.Fleet.Servers[0].Config), digest);
        Assert.Equal(digest, ReleaseOf(small with
        {
            Fleet = small.Fleet with { Servers = [other, small.Fleet.Servers[1]] },
        }).Plan!.Releases[0].ConfigDigest);
    }

    [Theory]
    [InlineData("      flags: { rlp-eligible: true }", "      flags: { rlp: true }", "there is no flag rlp")]
    [InlineData("      flags: { rlp-eligible: true }", "      flags: { rlp-eligible: perhaps }", "write true or false")]
    [InlineData("      flags: { rlp-eligible: true }", "      group: rack-a", "servers and group are both given")]
    [InlineData("      flags: { rlp-eligible: true }", "      grace: 5m", "grace is given without from")]
    [InlineData("      supersedes: \"2011.11\"", "      supersedes: \"2012.07-rlp\"", "supersedes itself")]
    [InlineData("      supersedes: \"2011.11\"", "      supersedes: \"2001\"", "there is no build 2001")]
    [InlineData("    - path: retail-liquidity", "    - path: power-peg", "a second ledger entry of path power-peg")]
    [InlineData("  plannedBuild: \"2012.07-rlp\"", "  plannedBuild: \"2011.11\"",
        "from the start and plannedBuild for 2011.11")]
    public void FaultyPlanOrLedger_IsSaidWithItsPlace(string right, string wrong, string expected)
    {
        Assert.Contains(right, s_knight);

        ScenarioLoadResult result = ScenarioLoader.Load(s_knight.Replace(right, wrong), "knight-2012.yaml");

        Assert.Null(result.Scenario);
        Assert.Contains(result.Errors, error => error.ToString().Contains(expected, StringComparison.Ordinal));
        Assert.All(result.Errors, static error => Assert.True(error.Line > 1));
    }

    private static Scenario Load(string text) => ScenarioLoader.Load(text, "knight-2012.yaml").Scenario!;

    private static ReleaseBook ReleaseOf(Scenario scenario)
    {
        using var world = World.Create(
            scenario, new WorldOptions(FleetMode.Training, null, 1), new AckBox());
        return world.Release;
    }
}
