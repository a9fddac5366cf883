using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Ops.Architecture.Tests.Source;
using Xunit;

namespace Ops.Architecture.Tests.Tidy;

/// <summary>Words that would name a way round the gate. A name is where such a way begins.</summary>
public sealed class WordTests
{
    private static readonly Regex s_part = Pattern.Of("[A-Z]?[a-z]+|[A-Z]+(?![a-z])");
    private static readonly string[] s_killPath =
    [
        "src/Telemetry/Control/", "src/Telemetry/AutoHalt/", "src/Simulator/Servers/OrderGate",
        "src/Simulator/Servers/GateSender",
    ];

    [Theory]
    [InlineData("bypass")]
    [InlineData("bypassed")]
    [InlineData("force")]
    [InlineData("forced")]
    [InlineData("unsafely")]
    public void Identifier_InTheProduct_NamesNoWayRound(string word) =>
        Findings.AssertNone(
            Uses(word, "src/"),
            $"Nothing goes round the gate, so nothing is called {word}.");

    [Theory]
    [InlineData("reset")]
    [InlineData("rearm")]
    [InlineData("reopen")]
    public void Identifier_OnTheKillPath_NamesNoQuietOpening(string word) =>
        Findings.AssertNone(
            Uses(word, s_killPath),
            $"Only an audited release opens a gate: on the kill path nothing is called {word}.");

    [Theory]
    [InlineData("reset")]
    [InlineData("bypass")]
    [InlineData("force")]
    [InlineData("rearm")]
    public void CodePath_AnywhereInTheProduct_NamesNoQuietOpening(string word) =>
        Findings.AssertNone(
            from file in Repository.Sources(".cs", "src/")
            from method in file.Syntax.DescendantNodes().OfType<MethodDeclarationSyntax>()
            where s_part.Matches(method.Identifier.ValueText)
                .Any(part => part.Value.Equals(word, StringComparison.OrdinalIgnoreCase))
            select $"{file.Place(method.Identifier)}: {method.Identifier.ValueText}",
            $"Nothing but a release by two opens a gate, so no code path is called {word}.");

    /// <summary>Names that are given here; those of libraries are not ours to choose.</summary>
    private static IEnumerable<string> Uses(string word, params string[] folders) =>
        from file in Repository.Sources(".cs", folders)
        from token in file.Syntax.DescendantTokens()
        where token.IsKind(SyntaxKind.IdentifierToken) && IsDeclared(token)
        where s_part.Matches(token.ValueText).Any(part => part.Value.Equals(word, StringComparison.OrdinalIgnoreCase))
        select $"{file.Place(token)}: {token.ValueText}";

    private static bool IsDeclared(SyntaxToken token) =>
        token.Parent is MemberDeclarationSyntax or VariableDeclaratorSyntax or ParameterSyntax
            or LocalFunctionStatementSyntax or SingleVariableDesignationSyntax or ForEachStatementSyntax
            or TypeParameterSyntax;
}
