using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Ops.Architecture.Tests.Source;

/// <summary>One text file of the repository, parsed when it is C#.</summary>
internal sealed class SourceFile
{
    private static readonly ConcurrentDictionary<string, SourceFile> s_read = new();
    private readonly Lazy<SyntaxNode> _syntax;

    private SourceFile(string path)
    {
        Path = path;
        Text = File.ReadAllText(System.IO.Path.Combine(Repository.Root, path));
        Lines = [.. Text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n')];
        _syntax = new Lazy<SyntaxNode>(
            () => CSharpSyntaxTree.ParseText(Text, new CSharpParseOptions(LanguageVersion.Preview)).GetRoot());
    }

    /// <summary>Path from the root.</summary>
    public string Path { get; }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>Its lines without their ends.</summary>
    public ImmutableArray<string> Lines { get; }

    /// <summary>Its syntax tree; for C# alone.</summary>
    public SyntaxNode Syntax => _syntax.Value;

    /// <summary>Reads a file once.</summary>
    public static SourceFile Read(string path) => s_read.GetOrAdd(path, static wanted => new SourceFile(wanted));

    /// <summary>"path:line" of a node.</summary>
    public string Place(SyntaxNodeOrToken node) =>
        $"{Path}:{(node.GetLocation()?.GetLineSpan().StartLinePosition.Line ?? 0) + 1}";

    /// <summary>"path:line" and a remark for every line a rule objects to.</summary>
    public IEnumerable<string> LinesWhere(Func<string, bool> objects, string remark) =>
        Lines.Select((line, index) => (line, index))
            .Where(item => objects(item.line))
            .Select(item => $"{Path}:{item.index + 1}: {remark}");
}
