using Xunit;

namespace Ops.Architecture.Tests.Source;

/// <summary>Fails a test with one line per finding, each with its place.</summary>
internal static class Findings
{
    /// <summary>Passes when there are none.</summary>
    /// <param name="findings">What was found, each "path:line: what".</param>
    /// <param name="rule">The rule as a sentence.</param>
    public static void AssertNone(IEnumerable<string> findings, string rule)
    {
        string[] all = [.. findings.Distinct().Order(StringComparer.Ordinal)];
        Assert.True(all.Length == 0, $"{rule}\n{string.Join('\n', all)}");
    }

    /// <summary>A rule that looked at nothing proves nothing.</summary>
    public static IReadOnlyList<T> NotEmpty<T>(IEnumerable<T> looked, string what)
    {
        IReadOnlyList<T> all = [.. looked];
        Assert.True(all.Count > 0, $"The rule found no {what} to look at; it has lost its subject.");
        return all;
    }
}
