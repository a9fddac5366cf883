using Mono.Cecil;
using Ops.Architecture.Tests.Source;
using Xunit;

namespace Ops.Architecture.Tests.Tidy;

/// <summary>docs/FAILURES.md: each failure of others names the tests that show that it can't happen here.</summary>
public sealed class FailureTests
{
    private const string Document = "docs/FAILURES.md";

    private static readonly System.Text.RegularExpressions.Regex s_test =
        Pattern.Of(@"`(?<class>[A-Z]\w+Tests?)\.(?<method>[A-Z]\w+)`");

    [Fact]
    public void Test_ThatAFailureNames_Exists()
    {
        HashSet<string> tests = [.. Findings.NotEmpty(CompiledTests(), "compiled test")];
        Findings.AssertNone(
            from row in Findings.NotEmpty(Rows(), "failure")
            from System.Text.RegularExpressions.Match match in s_test.Matches(row.Text)
            let name = $"{match.Groups["class"].Value}.{match.Groups["method"].Value}"
            where !tests.Contains(name)
            select $"{Document}:{row.Line}: there is no test {name}",
            "A test that is named is a test that runs.");
    }

    [Fact]
    public void Failure_NamesATest_OrSaysThatItIsNotPrevented() =>
        Findings.AssertNone(
            from row in Findings.NotEmpty(Rows(), "failure")
            where !s_test.IsMatch(row.Text) && !row.Text.Contains("**Not prevented**", StringComparison.Ordinal)
            select $"{Document}:{row.Line}: names no test",
            "Each line of the catalogue is a test.");

    // Rows of tables; their heads and the lines under those hold no failure.
    private static IEnumerable<(int Line, string Text)> Rows() =>
        SourceFile.Read(Document).Lines
            .Select(static (text, index) => (Line: index + 1, Text: text))
            .Where(static row => row.Text.StartsWith("| 2.", StringComparison.Ordinal));

    private static IEnumerable<string> CompiledTests()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory); // tests/<project>/bin/<configuration>/<framework>
        string below = Path.Combine("bin", own.Parent!.Name, own.Name);
        foreach (string project in Directory.EnumerateDirectories(Path.Combine(Repository.Root, "tests"), "*.Tests"))
        {
            string path = Path.Combine(project, below, Path.GetFileName(project) + ".dll");
            if (!File.Exists(path))
                throw new FileNotFoundException($"Build the solution first: there is no {path}.", path);
            using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(path);
            foreach (TypeDefinition type in assembly.MainModule.GetTypes())
            {
                foreach (MethodDefinition method in type.Methods.Where(IsTest))
                    yield return $"{type.Name}.{method.Name}";
            }
        }
    }

    private static bool IsTest(MethodDefinition method) => method.CustomAttributes.Any(static attribute =>
        attribute.AttributeType.Name is "FactAttribute" or "TheoryAttribute");
}
