using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Ops.Simulator.Chance;
using YamlDotNet.RepresentationModel;

namespace Ops.Simulator.Scenarios.Variation;

/// <summary>
/// Lets the servers of each group trade places: names are exchanged wherever they are written, and the servers are then
/// listed in the order of their names again, so that no place on the screen tells which one it is.
/// </summary>
internal static partial class ServerSwap
{
    /// <summary>Draws who takes whose place.</summary>
    /// <param name="servers">The servers as the file lists them.</param>
    /// <param name="chance">The chance.</param>
    /// <returns>Each name with the one it becomes; names that stay are left out.</returns>
    public static FrozenDictionary<string, string> Draw(IReadOnlyList<ServerSpec> servers, Prng chance)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (IGrouping<string, ServerSpec> group in servers.GroupBy(server => server.Group, StringComparer.Ordinal))
        {
            string[] before = [.. group.Select(server => server.Name)];
            string[] after = [.. before];
            for (int last = after.Length - 1; last > 0; last--)
            {
                int other = (int)chance.Below(last + 1);
                (after[last], after[other]) = (after[other], after[last]);
            }
            foreach ((string old, string name) in before.Zip(after))
            {
                if (old != name)
                    names.Add(old, name);
            }
        }
        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Exchanges the names in a document.</summary>
    /// <param name="root">Its root.</param>
    /// <param name="names">Each name with the one it becomes.</param>
    public static void Apply(YamlMappingNode root, FrozenDictionary<string, string> names)
    {
        if (names.Count == 0)
            return;
        var order = new Dictionary<string, int>(StringComparer.Ordinal);
        YamlSequenceNode servers = Servers(root);
        foreach (YamlNode server in servers)
            order.Add(NameOf(server), order.Count);
        DocumentText.Rewrite(root, text => Words().Replace(
            text, word => names.TryGetValue(word.Value, out string? name) ? name : word.Value));
        YamlNode[] sorted = [.. servers.OrderBy(server => order[NameOf(server)])];
        servers.Children.Clear();
        foreach (YamlNode server in sorted)
            servers.Add(server);
    }

    private static YamlSequenceNode Servers(YamlMappingNode root) =>
        (YamlSequenceNode)((YamlMappingNode)root.Children["fleet"]).Children["servers"];

    private static string NameOf(YamlNode server) =>
        ((YamlScalarNode)((YamlMappingNode)server).Children["name"]).Value!;

    // a name may hold dots; a dot at the end of a sentence is none of it
    [GeneratedRegex(@"[A-Za-z0-9](?:[A-Za-z0-9_-]|\.(?=[A-Za-z0-9]))*")]
    private static partial Regex Words();
}
