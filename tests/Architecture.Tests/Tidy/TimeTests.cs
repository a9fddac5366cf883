using Microsoft.CodeAnalysis.CSharp.Syntax;
using Ops.Architecture.Tests.Source;
using Xunit;

namespace Ops.Architecture.Tests.Tidy;

/// <summary>
/// Nobody sleeps, nobody blocks, and only the edges own a clock. The analyzer checks the
/// calls; this checks who silences it.
/// </summary>
public sealed class TimeTests
{
    /// <summary>The edges: each place that may silence the analyzer, and why.</summary>
    private static readonly Dictionary<string, string> s_edges = new()
    {
    };

    [Fact]
    public void BannedSymbol_IsAllowed_AtTheEdgesAlone() =>
        Findings.AssertNone(
            Repository.Sources(".cs", "src/", "tests/")
                .Where(file => !s_edges.ContainsKey(file.Path))
                .SelectMany(file => file.LinesWhere(
                    line => line.Contains("RS00" + "30"),
                    "silences the ban outside the edges")),
            $"Only {string.Join(", ", s_edges.Keys)} touch what is banned elsewhere.");

    [Fact]
    public void Edge_StillNeeds_ItsException() =>
        Findings.AssertNone(
            s_edges.Keys
                .Where(path => !Repository.Files.Contains(path) ||
                    !SourceFile.Read(path).Text.Contains("RS00" + "30"))
                .Select(path => $"{path}:1: is listed as an edge and silences nothing"),
            "The list of edges holds nothing that is not needed.");

    [Fact]
    public void Code_NeverSleepsOrBlocks()
    {
        string[] sleeps = ["Thread.Sleep", "Thread.SpinWait", "SpinWait.SpinUntil", "Task.WaitAll", "Task.WaitAny"];

        Findings.AssertNone(
            from file in Repository.Sources(".cs", "src/", "tests/")
            from access in file.Syntax.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
            where sleeps.Contains(access.ToString()) || IsBlockingWait(access)
            select $"{file.Place(access)}: {access}",
            "Wait for a condition with await; a blocked thread is one the kill door may need.");
    }

    private static bool IsBlockingWait(MemberAccessExpressionSyntax access) =>
        access.Name.Identifier.ValueText == "GetResult" &&
        access.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax inner } &&
        inner.Name.Identifier.ValueText == "GetAwaiter";
}
