using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Ops.Simulator.Scenarios.Reading;

/// <summary>
/// Builds the tree of one YAML document from the parser's events. Keeps the place of every value and key, reports keys
/// that appear twice, and bounds depth and aliases, so that a small hostile file can't become a large tree.
/// </summary>
internal sealed class NodeComposer
{
    private const int DeepestNesting = 32;
    private const int MostAliases = 1_000;

    private readonly Parser _parser;
    private readonly ErrorList _errors;
    private readonly Dictionary<AnchorName, Node> _anchors = [];
    private int _aliases;

    private NodeComposer(string text, ErrorList errors) =>
        (_parser, _errors) = (new Parser(new StringReader(text)), errors);

    /// <summary>Reads the one document of a text.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="errors">Where errors go.</param>
    /// <returns>The document's root, or null when it can't be read.</returns>
    public static Node? Compose(string text, ErrorList errors)
    {
        var composer = new NodeComposer(text, errors);
        try
        {
            return composer.Document();
        }
        catch (YamlException failure)
        {
            string message = (failure.InnerException ?? failure).Message.TrimEnd('.');
            errors.Add(
                PlaceOf(failure, text, composer._parser.Current), $"this is not YAML: {message}",
                "correct the notation here or just above");
            return null;
        }
    }

    // Some faults of the notation have no place of their own, a tab among them: it is after what could be read last.
    private static Place PlaceOf(YamlException failure, string text, ParsingEvent? read)
    {
        for (Exception? inner = failure; inner is not null; inner = inner.InnerException)
        {
            if (inner is YamlException { Start: { Index: > 0 } mark })
                return At(mark);
        }
        Place last = read is null ? Place.Start : At(read.End);
        string[] lines = text.Split('\n');
        bool isTab = failure.Message.Contains("tab", StringComparison.Ordinal);
        for (int line = last.Line; isTab && line <= lines.Length; line++)
        {
            string written = lines[line - 1].TrimStart();
            int tab = lines[line - 1].IndexOf('\t', StringComparison.Ordinal);
            if (written.Length > 0 && written[0] != '#' && tab >= 0 && tab < lines[line - 1].IndexOf(written[0]))
                return new Place(line, tab + 1);
        }
        return last;
    }

    private Node? Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
        {
            _errors.Add(Place.Start, "the file is empty", "write a mapping of keys and values");
            return null;
        }
        _parser.Consume<DocumentStart>();
        Node root = Value(depth: 0);
        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out DocumentStart? second))
            _errors.Add(At(second!.Start), "a second document begins here", "one file holds one document");
        return root;
    }

    private Node Value(int depth)
    {
        ParsingEvent present = _parser.Current!;
        if (depth > DeepestNesting)
            throw new YamlException(present.Start, present.End, $"Nested more than {DeepestNesting} levels deep");
        Node node = present switch
        {
            AnchorAlias => Alias(),
            SequenceStart => List(depth),
            MappingStart => Map(depth),
            _ => Single(),
        };
        if (present is NodeEvent { Anchor.IsEmpty: false } anchored)
            _anchors[anchored.Anchor] = node;
        return node;
    }

    private Node.Scalar Single()
    {
        Scalar scalar = _parser.Consume<Scalar>();
        return new Node.Scalar(At(scalar.Start), scalar.Value, scalar.Style != ScalarStyle.Plain);
    }

    private Node.Sequence List(int depth)
    {
        SequenceStart start = _parser.Consume<SequenceStart>();
        var items = ImmutableArray.CreateBuilder<Node>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
            items.Add(Value(depth + 1));
        return new Node.Sequence(At(start.Start), items.ToImmutable());
    }

    private Node.Mapping Map(int depth)
    {
        MappingStart start = _parser.Consume<MappingStart>();
        var entries = ImmutableArray.CreateBuilder<Node.Entry>();
        var first = new Dictionary<string, Place>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            Node key = Value(depth + 1);
            Node value = Value(depth + 1);
            if (key is not Node.Scalar { Text: var name })
                _errors.Add(key.Place, $"{key.Kind} can't be a key", "write a name");
            else if (!first.TryAdd(name, key.Place))
                _errors.Add(key.Place, $"the key {name} is here a second time",
                    $"it stands in line {first[name].Line} already");
            else
                entries.Add(new Node.Entry(name, key.Place, value));
        }
        return new Node.Mapping(At(start.Start), entries.ToImmutable());
    }

    private Node Alias()
    {
        AnchorAlias alias = _parser.Consume<AnchorAlias>();
        if (++_aliases > MostAliases)
            throw new YamlException(alias.Start, alias.End, $"More than {MostAliases} aliases");
        return _anchors.TryGetValue(alias.Value, out Node? node)
            ? node
            : throw new YamlException(alias.Start, alias.End, $"There is no anchor {alias.Value} above");
    }

    private static Place At(Mark mark) => new((int)mark.Line, (int)mark.Column);
}
