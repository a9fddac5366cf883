using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Ops.Simulator.Scenarios.Variation;

/// <summary>Moves what happens to another time of the day, and lets the session begin earlier.</summary>
internal static partial class TimeMove
{
    private static readonly string[] s_moving = ["fleet", "clientFlow", "recorded", "timeline", "truth", "training"];
    private static readonly string[] s_sessionKeys = ["start", "end"];

    /// <summary>Moves everything but the venue's hours, in what is declared and in what is told of it.</summary>
    /// <param name="root">The document.</param>
    /// <param name="by">How far; negative is earlier.</param>
    public static void All(YamlMappingNode root, TimeSpan by)
    {
        if (by == TimeSpan.Zero)
            return;
        foreach (string key in s_moving)
        {
            if (Find(root, key) is { } section)
                Move(section, by);
        }
        foreach (YamlNode preset in Find(root, "presets") is YamlSequenceNode presets ? presets : [])
        {
            if (Find((YamlMappingNode)preset, "timeline") is { } timeline)
                Move(timeline, by);
        }
        var session = (YamlMappingNode)root.Children["session"];
        foreach (string key in s_sessionKeys)
            Move(session.Children[key], by);
    }

    /// <summary>Lets the session begin earlier, and with it the flows that begin with it.</summary>
    /// <param name="root">The document.</param>
    /// <param name="start">When it begins now.</param>
    /// <param name="by">How much earlier.</param>
    public static void BeginEarlier(YamlMappingNode root, TimeSpan start, TimeSpan by)
    {
        if (by == TimeSpan.Zero)
            return;
        foreach (YamlMappingNode flow in (Find(root, "clientFlow") as YamlSequenceNode ?? []).Cast<YamlMappingNode>())
        {
            if (Find(flow, "perMinute") is not null && Find(flow, "from") is { } from && TimeOf(from) == start)
                Move(from, -by);
        }
        Move(((YamlMappingNode)root.Children["session"]).Children["start"], -by);
    }

    /// <summary>Lets the trainee take over earlier.</summary>
    /// <param name="root">The document.</param>
    /// <param name="by">How much earlier.</param>
    public static void TakeOverEarlier(YamlMappingNode root, TimeSpan by) =>
        Move(((YamlMappingNode)root.Children["training"]).Children["startAt"], -by);

    private static void Move(YamlNode node, TimeSpan by) =>
        DocumentText.Rewrite(node, text => Times().Replace(text, time => Moved(time.Value, by)));

    private static string Moved(string text, TimeSpan by) =>
        (TimeSpan.ParseExact(text, @"hh\:mm\:ss", CultureInfo.InvariantCulture) + by)
            .ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture);

    private static TimeSpan? TimeOf(YamlNode node) => node is YamlScalarNode { Value: { } text }
        && TimeSpan.TryParseExact(text, @"hh\:mm\:ss", CultureInfo.InvariantCulture, out TimeSpan time) ? time : null;

    private static YamlNode? Find(YamlMappingNode map, string key) =>
        map.Children.TryGetValue(key, out YamlNode? node) ? node : null;

    // the decimals of a second stay as they are
    [GeneratedRegex(@"(?<![\d:])(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?![\d:])")]
    private static partial Regex Times();
}
