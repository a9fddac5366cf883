using Microsoft.CodeAnalysis.CSharp.Syntax;
using Ops.Architecture.Tests.Source;
using Xunit;

namespace Ops.Architecture.Tests.Tidy;

/// <summary>
/// Nobody sleeps, nobody blocks, and only the edges own a clock. The analyzer checks the calls; this checks who
/// silences it.
/// </summary>
public sealed class TimeTests
{
    private const string Ban = "RS00" + "30";

    /// <summary>The edges: each place that may silence the analyzer, and why.</summary>
    private static readonly Dictionary<string, string> s_edges = new()
    {
        ["src/Dashboard/Startup/SystemClock.cs"] = "the web composition root injects the system clock",
        ["src/Simulator/Headless/"] = "the command line's composition root times a run",
        ["tests/Benchmarks/"] = "a benchmark measures real time",
    };

    private const string SpinningPlace = "src/Telemetry/Pipeline/EagerWait.cs"; // a thread of its own, for microseconds

    [Fact]
    public void BannedSymbol_IsAllowed_AtTheEdgesAlone() =>
        Findings.AssertNone(
            Repository.Sources(".cs", "src/", "tests/")
                .Where(file => !s_edges.Keys.Any(file.Path.StartsWith))
                .SelectMany(file => file.LinesWhere(line => line.Contains(Ban), "silences the ban outside the edges")),
            $"Only {string.Join(", ", s_edges.Keys)} touch what is banned elsewhere.");

    [Fact]
    public void Code_NeverSleepsOrBlocks()
    {
        string[] sleeps = ["Thread.Sleep", "Thread.SpinWait", "SpinWait.SpinUntil", "Task.WaitAll", "Task.WaitAny"];

        Findings.AssertNone(
            from file in Repository.Sources(".cs", "src/", "tests/")
            from access in file.Syntax.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
            where sleeps.Contains(access.ToString()) || IsBlockingWait(access)
            where file.Path != SpinningPlace || access.ToString() != "Thread.SpinWait"
            select $"{file.Place(access)}: {access}",
            "Wait for a condition with await; a blocked thread is one the kill door may need.");
    }

    private static bool IsBlockingWait(MemberAccessExpressionSyntax access) =>
        access.Name.Identifier.ValueText == "GetResult" &&
        access.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax inner } &&
        inner.Name.Identifier.ValueText == "GetAwaiter";
}
