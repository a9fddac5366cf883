using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Ops.Architecture.Tests.Source;
using Xunit;

namespace Ops.Architecture.Tests.Tidy;

/// <summary>What no file of the project may say.</summary>
public sealed class TextTests
{
    private static readonly string[] s_textFiles =
    [
        ".cs", ".razor", ".js", ".css", ".md", ".json", ".yaml", ".yml", ".csproj", ".props",
        ".sln", ".sh", ".html", ".txt", ".config",
    ];

    [Theory]
    [InlineData("TO" + "DO")]
    [InlineData("FIX" + "ME")]
    [InlineData("HA" + "CK")]
    [InlineData("#" + "region")]
    [InlineData("NotImplemented" + "Exception")]
    public void Source_HasNo_UnfinishedMarks(string mark)
    {
        var word = Pattern.Of(Regex.Escape(mark) + @"\b");

        Findings.AssertNone(
            new[] { ".cs", ".razor", ".js", ".css" }
                .SelectMany(extension => Repository.Sources(extension, "src/", "tests/", "wwwroot/js/", "wwwroot/css/"))
                .SelectMany(file => file.LinesWhere(word.IsMatch, mark)),
            $"{mark} is a promise nobody keeps: do it, or open an issue.");
    }

    [Fact]
    public void SuppressedWarning_Gives_ItsReason() =>
        Findings.AssertNone(
            from file in Repository.Sources(".cs", "src/", "tests/")
            from item in file.Lines.Select((line, index) => (line, index))
            where item.line.TrimStart().StartsWith("#pragma warning disable")
            where !item.line.Contains("//") && !IsComment(file, item.index - 1)
            select $"{file.Path}:{item.index + 1}: no reason on the line or above it",
            "A warning is switched off only with a reason.");

    [Fact]
    public void CaughtException_HasA_StatedConsequence() =>
        Findings.AssertNone(
            from file in Findings.NotEmpty(Repository.Sources(".cs", "src/"), "source file")
            from clause in file.Syntax.DescendantNodes().OfType<CatchClauseSyntax>()
            where clause.Declaration is null || clause.Declaration.Type.ToString() == "Exception"
            where clause.Filter is null && !clause.Block.Statements.OfType<ThrowStatementSyntax>().Any()
            where !clause.ToFullString().Contains("//")
            select $"{file.Place(clause)}: catches everything and says nothing",
            "Catching every exception is a designed boundary: a comment beside it says what happens next.");

    [Fact]
    public void Files_Name_NoMachineAndNoRegistry()
    {
        string[] patterns =
        [
            "/wo" + "rk/", "/tm" + "p/ops", "/ro" + "ot/", @"/ho" + @"me/\w",
            @"[A-Z]:\\Us" + "ers", "api.nu" + "get.org", "registry.npm" + "js", "py" + "pi.org",
        ];
        var banned = Pattern.Of(string.Join('|', patterns));

        Findings.AssertNone(
            Repository.Files
                .Where(path => s_textFiles.Contains(Path.GetExtension(path)) || path is ".ci/run")
                .Select(SourceFile.Read)
                .SelectMany(file => file.LinesWhere(banned.IsMatch, "names a machine's folder or a registry")),
            "The project is the same on every machine.");
    }

    [Fact]
    public void Text_EndsItsLines_WithLineFeeds() =>
        Findings.AssertNone(
            Repository.Files
                .Where(path => !path.StartsWith("wwwroot/lib/"))
                .Where(path => s_textFiles.Contains(Path.GetExtension(path)))
                .Select(SourceFile.Read)
                .Where(file => file.Text.Contains('\r'))
                .Select(file => $"{file.Path}:1: carriage returns"),
            "Lines end with a line feed.");

    private static bool IsComment(SourceFile file, int index) =>
        index >= 0 && index < file.Lines.Length && file.Lines[index].TrimStart().StartsWith("//");
}
