using YamlDotNet.RepresentationModel;

namespace Ops.Simulator.Scenarios.Variation;

/// <summary>Rewrites the values of a document, and those keys that are names and not words of the format.</summary>
internal static class DocumentText
{
    private const string TableOfServers = "weights";

    /// <summary>Rewrites what stands under a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="change">What a text becomes.</param>
    public static void Rewrite(YamlNode node, Func<string, string> change)
    {
        var done = new HashSet<YamlNode>(ReferenceEqualityComparer.Instance); // an alias is the node it names
        Walk(node, under: "");

        void Walk(YamlNode one, string under)
        {
            if (!done.Add(one))
                return;
            switch (one)
            {
                case YamlScalarNode scalar:
                    scalar.Value = change(scalar.Value ?? "");
                    break;
                case YamlSequenceNode list:
                    foreach (YamlNode item in list)
                        Walk(item, under);
                    break;
                case YamlMappingNode map:
                    WalkMap(map, under);
                    break;
            }
        }

        void WalkMap(YamlMappingNode map, string under)
        {
            KeyValuePair<YamlNode, YamlNode>[] entries = [.. map.Children];
            map.Children.Clear(); // a key is found by its text: it goes in again with the new one
            foreach ((YamlNode key, YamlNode value) in entries)
            {
                if (under == TableOfServers)
                    Walk(key, under);
                Walk(value, ((YamlScalarNode)key).Value ?? "");
                map.Add(key, value);
            }
        }
    }
}
