using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Ops.Architecture.Tests.Source;
using Xunit;

namespace Ops.Architecture.Tests.Tidy;

/// <summary>Small by measurement, without an exception list.</summary>
public sealed class SizeTests
{
    private const int FileLines = 300;
    private const int FunctionLines = 70;
    private const int Columns = 120;

    [Theory]
    [InlineData(".cs")]
    [InlineData(".razor")]
    [InlineData(".js")]
    [InlineData(".css")]
    public void File_IsAtMost_300Lines(string extension) =>
        Findings.AssertNone(
            Written(extension)
                .Where(file => file.Lines.Length > FileLines)
                .Select(file => $"{file.Path}:{FileLines + 1}: {file.Lines.Length} lines"),
            $"A file has at most {FileLines} lines: split it by responsibility.");

    [Theory]
    [InlineData(".cs")]
    [InlineData(".razor")]
    [InlineData(".js")]
    [InlineData(".css")]
    public void Line_IsAtMost_120Columns(string extension) =>
        Findings.AssertNone(
            Written(extension).SelectMany(file => file.LinesWhere(line => line.Length > Columns, "line too long")),
            $"A line has at most {Columns} columns.");

    [Fact]
    public void Function_IsAtMost_70Lines() =>
        Findings.AssertNone(
            Findings.NotEmpty(Written(".cs"), "source file").SelectMany(LongFunctions),
            $"A function has at most {FunctionLines} lines: name its steps.");

    private static IEnumerable<SourceFile> Written(string extension) =>
        Repository.Sources(extension, "src/", "tests/", "wwwroot/js/", "wwwroot/css/");

    private static IEnumerable<string> LongFunctions(SourceFile file) =>
        from node in file.Syntax.DescendantNodes()
        where node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax
            or AnonymousFunctionExpressionSyntax or CompilationUnitSyntax
        let span = node.GetLocation().GetLineSpan()
        let lines = span.EndLinePosition.Line - span.StartLinePosition.Line + 1
        where lines > FunctionLines
        select $"{file.Place(node)}: a function of {lines} lines";
}
