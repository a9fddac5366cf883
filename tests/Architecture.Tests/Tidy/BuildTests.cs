using Ops.Architecture.Tests.Source;
using Xunit;

namespace Ops.Architecture.Tests.Tidy;

/// <summary>The promises of the build are kept in every project.</summary>
public sealed class BuildTests
{
    [Theory]
    [InlineData("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>")]
    [InlineData("<Nullable>enable</Nullable>")]
    [InlineData("<AdditionalFiles Include=\"$(RepoRoot)BannedSymbols.txt\" />")]
    [InlineData("<PackageReference Include=\"Microsoft.CodeAnalysis.BannedApiAnalyzers\" PrivateAssets=\"all\" />")]
    [InlineData("<RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>")]
    [InlineData("<Optimize>true</Optimize>")] // the README's command builds Debug
    public void EveryProject_Inherits(string promise) =>
        Assert.Contains(promise, SourceFile.Read("Directory.Build.props").Text);

    [Fact]
    public void NoProject_TakesAPromiseBack()
    {
        var weaker = Pattern.Of(
            "TreatWarningsAsErrors>false|Nullable>disable|RunAnalyzers>false|EnableNETAnalyzers>false|" +
            "AdditionalFiles Remove|PackageReference Remove|RestoreLockedMode>false|ImportDirectoryBuildProps>false|" +
            "Optimize>false");

        Findings.AssertNone(
            Findings.NotEmpty(Repository.Sources(".csproj", "src/", "tests/"), "project")
                .Concat(Repository.Sources(".props", "src/", "tests/"))
                .SelectMany(file => file.LinesWhere(weaker.IsMatch, "takes back what Directory.Build.props promises")),
            "Every project is built under the same rules.");
    }

    [Fact]
    public void NestedBuildProps_Import_TheTopLevelOnes() =>
        Findings.AssertNone(
            Repository.Sources(".props", "src/", "tests/")
                .Where(file => Path.GetFileName(file.Path) == "Directory.Build.props")
                .Where(file => !file.Text.Contains("GetPathOfFileAbove('Directory.Build.props'"))
                .Select(file => $"{file.Path}:1: does not import the file above it"),
            "A nested Directory.Build.props adds to the top-level one.");

    [Theory]
    [InlineData("P:System.DateTime.UtcNow")]
    [InlineData("P:System.DateTimeOffset.UtcNow")]
    [InlineData("T:System.Diagnostics.Stopwatch")]
    [InlineData("T:System.Random")]
    [InlineData("P:System.TimeProvider.System")]
    [InlineData("M:System.Threading.Thread.Sleep(System.Int32)")]
    [InlineData("M:System.Threading.Tasks.Task.Delay(System.TimeSpan)")]
    [InlineData("P:System.Threading.Tasks.Task`1.Result")]
    [InlineData("M:System.Threading.Channels.Channel.CreateUnbounded``1")]
    public void BannedSymbols_Hold(string symbol) =>
        Assert.Contains(SourceFile.Read("BannedSymbols.txt").Lines, line => line.StartsWith(symbol + ";"));

    [Fact]
    public void EveryProject_IsPartOf_TheSolution()
    {
        string solution = SourceFile.Read("Ops.sln").Text.Replace('\\', '/');

        Findings.AssertNone(
            Repository.Sources(".csproj", "src/", "tests/")
                .Where(file => !solution.Contains($"\"{file.Path}\""))
                .Select(file => $"{file.Path}:1: not in Ops.sln"),
            "A project outside the solution is built and tested by nobody.");
    }

    [Fact]
    public void EveryProject_HasA_LockFile() =>
        Findings.AssertNone(
            Repository.Sources(".csproj", "src/", "tests/")
                .Where(file => !Repository.Files.Contains(Path.GetDirectoryName(file.Path) + "/packages.lock.json"))
                .Select(file => $"{file.Path}:1: no packages.lock.json beside it"),
            "Restore is locked.");
}
