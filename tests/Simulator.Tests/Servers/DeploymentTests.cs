using System.Collections.Immutable;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Servers;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Servers;

public sealed class DeploymentTests
{
    private static readonly Scenario s_scenario = SmallScenario.Make();
    private static readonly ImmutableArray<CodePath> s_paths = CodePath.All(s_scenario);

    [Theory]
    [InlineData("new", "programme")]
    [InlineData("old", "peg")]
    public void PathOf_TheReusedFlag_DependsOnTheBuild(string build, string path) =>
        Assert.Equal(path, Of(build, "new-programme").PathOf(["new-programme"]).Spec.Name);

    [Fact]
    public void PathOf_NoFlag_IsTheDefault() => Assert.Equal("slice", Of("old", "new-programme").PathOf([]).Spec.Name);

    [Fact]
    public void PathOf_FlagOffOnTheServer_IsTheDefault() =>
        Assert.Equal("slice", Of("old").PathOf(["new-programme"]).Spec.Name);

    [Fact]
    public void PathOf_AfterRollback_IsThatOfTheOldBuild()
    {
        Deployment deployment = Of("new", "new-programme");
        deployment.Deploy("old");
        Assert.Equal("peg", deployment.PathOf(["new-programme"]).Spec.Name);
    }

    [Fact]
    public void Manifest_SameBuildOnTwoServers_HasTheSameHash() =>
        Assert.Equal(ManifestOf(Of("old")).BuildHash, ManifestOf(Of("old", "new-programme")).BuildHash);

    [Fact]
    public void Manifest_FlagOff_SaysWhatItWouldSelect()
    {
        FlagState flag = Assert.Single(ManifestOf(Of("old")).Flags);
        Assert.Equal(new FlagState("new-programme", false, "peg"), flag);
    }

    [Fact]
    public void Manifest_UnknownFlagOn_SelectsNothing()
    {
        FlagState[] flags = [.. ManifestOf(Of("old", "mystery")).Flags];
        Assert.Equal(new FlagState("mystery", true, null), flags[0]);
    }

    private static Deployment Of(string build, params string[] flags) =>
        new(s_scenario.Fleet, s_paths, new ServerSpec("x", "g", build, [.. flags]));

    private static ServerManifest ManifestOf(Deployment deployment) => deployment.Manifest(new ServerId(0), default);
}
