using Microsoft.CodeAnalysis.CSharp.Syntax;
using Ops.Architecture.Tests.Source;
using Xunit;

namespace Ops.Architecture.Tests.Tidy;

/// <summary>What can be set is checked, and the check is tested.</summary>
public sealed class OptionsTests
{
    [Fact]
    public void ValidatedType_HasTests_OfItsValidation() =>
        Findings.AssertNone(
            from file in Findings.NotEmpty(Repository.Sources(".cs", "src/"), "source file")
            from type in file.Syntax.DescendantNodes().OfType<TypeDeclarationSyntax>()
            where type.Members.OfType<MethodDeclarationSyntax>().Any(
                method => method.Identifier.ValueText == "Validate")
            let test = $"{type.Identifier.ValueText}Tests.cs"
            where !Repository.Files.Any(path => path.StartsWith("tests/") && path.EndsWith("/" + test))
            select $"{file.Place(type)}: there is no {test}",
            "Every rule of a validation is shown to refuse what it should.");
}
