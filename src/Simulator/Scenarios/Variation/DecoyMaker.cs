using System.Globalization;
using Ops.Simulator.Chance;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Ops.Simulator.Scenarios.Variation;

/// <summary>
/// Puts things into a day that catch the eye and call for no stop: a burst of volume, a line that hangs, a clock that
/// steps, a chatty server, a venue that is silent for a second.
/// </summary>
/// <param name="scenario">The scenario.</param>
/// <param name="chance">The chance.</param>
internal sealed class DecoyMaker(Scenario scenario, Prng chance)
{
    private const string Note = "A decoy: it calls for no stop.";

    private readonly string[] _innocent =
    [
        .. scenario.Fleet.Servers.Select(server => server.Name)
            .Where(name => scenario.Truth?.GuiltyServers.Contains(name) != true),
    ];

    /// <summary>Makes decoys for the timeline.</summary>
    /// <param name="from">Earliest time of them.</param>
    /// <param name="to">Latest time at which one begins.</param>
    /// <param name="number">How many.</param>
    /// <returns>The items, in order of time.</returns>
    public IEnumerable<YamlMappingNode> Between(TimeSpan from, TimeSpan to, int number)
    {
        long seconds = (long)(to - from).TotalSeconds;
        if (seconds < 1 || _innocent.Length == 0)
            return [];
        var items = new List<(TimeSpan At, YamlMappingNode Item)>();
        for (int i = 0; i < number; i++)
        {
            TimeSpan at = from + TimeSpan.FromSeconds(chance.Below(seconds));
            items.Add((at, Item(at)));
        }
        return items.OrderBy(one => one.At).Select(one => one.Item);
    }

    private YamlMappingNode Item(TimeSpan at)
    {
        bool trading = at >= scenario.Session.Open && at < scenario.Session.Close;
        switch (chance.Below(trading ? 5 : 3))
        {
            case 0:
                return Of(at, "telemetry-gap", 5 + chance.Below(4), ("what", "delays"), ("servers", Some()));
            case 1:
                return Of(at, "clock-step", 60 + chance.Below(120), ("by", $"{2 + chance.Below(3)}s"),
                    ("direction", "behind"), ("servers", Some()));
            case 2:
                return Messages(at);
            case 3:
                return Of(at, "market-volume", 60 + chance.Below(120), ("factor", $"{2 + chance.Below(2)}"));
            default:
                return Of(at, "venue-fault", 1, ("what", "withholds-answers"), ("servers", Some()));
        }
    }

    private YamlMappingNode Messages(TimeSpan at)
    {
        var item = (YamlMappingNode)Of(at, "messages", 30 + chance.Below(60));
        item.Children.Remove(new YamlScalarNode("note"));
        Add(item, ("server", _innocent[chance.Below(_innocent.Length)]), ("count", $"{10 + chance.Below(30)}"),
            ("severity", "warning"), ("source", "market-data"), ("text", "Reference data was read again."));
        return item;
    }

    private string Some() => $"[{_innocent[chance.Below(_innocent.Length)]}]";

    private YamlMappingNode Of(TimeSpan at, string kind, long seconds, params (string Key, string Value)[] values)
    {
        var item = new YamlMappingNode { Style = YamlDotNet.Core.Events.MappingStyle.Block };
        TimeSpan until = Earlier(at + TimeSpan.FromSeconds(seconds), scenario.Session.End);
        Add(item, ("at", Written(at)), ("do", kind), ("until", Written(until)), ("note", Note));
        Add(item, values);
        return item;
    }

    private static void Add(YamlMappingNode item, params (string Key, string Value)[] values)
    {
        foreach ((string key, string value) in values)
        {
            item.Add(key, value is ['[', .. var name, ']']
                ? new YamlSequenceNode(new YamlScalarNode(name)) { Style = YamlDotNet.Core.Events.SequenceStyle.Flow }
                : new YamlScalarNode(value) { Style = value.Contains(':') ? ScalarStyle.DoubleQuoted : default });
        }
    }

    private static TimeSpan Earlier(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static string Written(TimeSpan time) => time.ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture);
}
