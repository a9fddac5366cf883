using System.Text.RegularExpressions;
using Ops.Architecture.Tests.Source;
using Xunit;

namespace Ops.Architecture.Tests.Tidy;

/// <summary>The documents hold together.</summary>
public sealed class DocumentTests
{
    private static readonly Regex s_link = Pattern.Of(@"\]\((?<target>[^)\s]+)\)");
    private static readonly Regex s_heading = Pattern.Of(@"^#+\s+(?<text>.*)$", RegexOptions.Multiline);
    private static readonly Regex s_notInAnchor = Pattern.Of(@"[^\w\- ]");

    [Fact]
    public void Link_BetweenDocuments_Resolves() =>
        Findings.AssertNone(
            from file in Findings.NotEmpty(Documents(), "document")
            from item in file.Lines.Select((line, index) => (line, index))
            from Match match in s_link.Matches(item.line)
            let fault = Fault(file, match.Groups["target"].Value)
            where fault is not null
            select $"{file.Path}:{item.index + 1}: {fault}",
            "Every link leads somewhere.");

    [Theory]
    [InlineData("## Context")]
    [InlineData("## Decision")]
    [InlineData("## Consequences")]
    public void DecisionRecord_Has_Section(string heading) =>
        Findings.AssertNone(
            Findings.NotEmpty(Records(), "decision record")
                .Where(file => !file.Lines.Any(line => line.TrimEnd() == heading))
                .Select(file => $"{file.Path}:1: no section '{heading}'"),
            "A decision record says why, what and at what price.");

    [Fact]
    public void DecisionRecords_Have_DistinctNumbers() =>
        Findings.AssertNone(
            Records()
                .GroupBy(file => Path.GetFileName(file.Path)[..4])
                .Where(group => group.Count() > 1)
                .Select(group => $"{group.First().Path}:1: number {group.Key} is also {group.Last().Path}"),
            "A number names one decision.");

    private static IEnumerable<SourceFile> Documents() =>
        Repository.Files
            .Where(path => path.EndsWith(".md") && !path.StartsWith("wwwroot/"))
            .Select(SourceFile.Read);

    private static IEnumerable<SourceFile> Records() =>
        Documents().Where(file =>
            file.Path.StartsWith("docs/decisions/") && char.IsAsciiDigit(Path.GetFileName(file.Path)[0]));

    private static string? Fault(SourceFile from, string target)
    {
        if (target.Contains("://") || target.StartsWith("mailto:"))
            return null;
        string[] parts = target.Split('#', 2);
        string path = parts[0].Length == 0 ? from.Path : Resolve(from.Path, parts[0]);
        string full = Path.Combine(Repository.Root, path);
        if (!File.Exists(full) && !Directory.Exists(full))
            return $"{target} does not exist";
        return parts.Length == 2 && path.EndsWith(".md") && !Anchors(path).Contains(parts[1])
            ? $"{target}: no such heading"
            : null;
    }

    private static string Resolve(string from, string target) =>
        Repository.Relative(Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(from) ?? "", target)));

    private static HashSet<string> Anchors(string path) =>
        s_heading.Matches(SourceFile.Read(path).Text)
            .Select(match => s_notInAnchor.Replace(match.Groups["text"].Value.ToLowerInvariant(), "").Replace(' ', '-'))
            .ToHashSet();
}
