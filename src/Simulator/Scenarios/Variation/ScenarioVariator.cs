using System.Globalization;
using Ops.Simulator.Chance;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Ops.Simulator.Scenarios.Variation;

/// <summary>
/// Makes another session of the same kind from a scenario, a difficulty and a seed: which server, when, how much noise
/// and which decoys. What comes out is a scenario file like any other, so that recording, score and every other outcome
/// need to know nothing of it. Same file, difficulty and seed: the same text.
/// </summary>
public static class ScenarioVariator
{
    private static readonly TimeSpan s_nearOnset = TimeSpan.FromSeconds(60);

    /// <summary>Varies a scenario.</summary>
    /// <param name="scenario">The scenario, as it was read from its file.</param>
    /// <param name="difficulty">How far it departs.</param>
    /// <param name="seed">The seed of what is drawn.</param>
    /// <param name="decoys">Whether decoys are put in: they are meant to be noticed, which a benchmark of detection
    /// would count as wrong.</param>
    /// <returns>The varied scenario, or what is wrong with it.</returns>
    /// <exception cref="ArgumentException">The scenario was not read from a text.</exception>
    public static ScenarioLoadResult Vary(
        Scenario scenario, Difficulty difficulty, ulong seed, bool decoys = true)
    {
        ScenarioSource source = scenario.Source
            ?? throw new ArgumentException($"The scenario {scenario.Id} was not read from a text.", nameof(scenario));
        return difficulty == Difficulty.AsWritten
            ? new ScenarioLoadResult(scenario, [])
            : ScenarioLoader.Load(Text(scenario, source.Text, difficulty, seed, decoys), source.Path);
    }

    private static string Text(Scenario scenario, string text, Difficulty difficulty, ulong seed, bool decoys)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        var root = (YamlMappingNode)stream.Documents[0].RootNode;
        var chance = new Prng(seed).Fork("variation");
        bool isHard = difficulty == Difficulty.Hard;
        Say(root, scenario, difficulty, seed);
        MakeNoise(root, isHard ? 25 : 10, chance.Fork("noise"));
        if (decoys)
            AddDecoys(root, scenario, isHard, chance.Fork("decoys"));
        ServerSwap.Apply(root, ServerSwap.Draw(scenario.Fleet.Servers, chance.Fork("servers")));
        LeadIn(root, scenario, isHard ? 20 : 10, chance.Fork("lead"));
        TimeMove.All(root, TimeOf(scenario, chance.Fork("time")));
        using var written = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        stream.Save(written, assignAnchors: false);
        return written.ToString();
    }

    // what was drawn is told nowhere before the debrief: it would give it away
    private static void Say(YamlMappingNode root, Scenario scenario, Difficulty difficulty, ulong seed)
    {
        string word = difficulty == Difficulty.Hard ? "hard" : "standard";
        Replace(root, "title", $"{scenario.Title} (varied, {word}, seed {seed})");
        if (!root.Children.TryGetValue("calibration", out YamlNode? node))
            root.Add("calibration", node = new YamlSequenceNode());
        ((YamlSequenceNode)node).Add(Quoted(
            "Varied for training: which server, the time, the ordinary flow and decoys come from the seed."));
    }

    private static void MakeNoise(YamlMappingNode root, int percent, Prng chance)
    {
        if (!root.Children.TryGetValue("clientFlow", out YamlNode? flows))
            return;
        foreach (YamlMappingNode flow in ((YamlSequenceNode)flows).Cast<YamlMappingNode>())
        {
            if (!flow.Children.TryGetValue("perMinute", out YamlNode? rate))
                continue;
            decimal usual = decimal.Parse(((YamlScalarNode)rate).Value!, CultureInfo.InvariantCulture);
            decimal now = usual * (100 + chance.Between(-percent, percent)) / 100;
            Replace(flow, "perMinute", Math.Round(now, 2).ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void AddDecoys(YamlMappingNode root, Scenario scenario, bool isHard, Prng chance)
    {
        if (scenario.Recorded is not null)
            return; // a file's flow is what it is
        if (!root.Children.TryGetValue("timeline", out YamlNode? timeline))
            root.Add("timeline", timeline = new YamlSequenceNode());
        TimeSpan takeover = scenario.Training?.StartAt ?? scenario.Session.Start;
        TimeSpan end = scenario.Truth?.Onset + s_nearOnset ?? takeover + TimeSpan.FromMinutes(10);
        TimeSpan latest = end < scenario.Session.End ? end : scenario.Session.End;
        var maker = new DecoyMaker(scenario, chance);
        foreach (YamlMappingNode item in maker.Between(scenario.Session.Start, latest, isHard ? 2 : 1))
            ((YamlSequenceNode)timeline).Add(item);
        if (isHard && scenario.Truth is { } truth)
        {
            TimeSpan near = truth.Onset - s_nearOnset;
            TimeSpan from = near > scenario.Session.Start ? near : scenario.Session.Start;
            foreach (YamlMappingNode item in maker.Between(from, latest, 1))
                ((YamlSequenceNode)timeline).Add(item);
        }
    }

    // quiet before it: who watches is to be surprised (long quiet watches are what goes wrong)
    private static void LeadIn(YamlMappingNode root, Scenario scenario, int mostMinutes, Prng chance)
    {
        if (scenario.Training is not { } training || scenario.Recorded is not null)
            return;
        TimeSpan most = TimeSpan.FromMinutes(mostMinutes);
        SessionSpec session = scenario.Session;
        TimeSpan room = training.StartAt - session.PreOpen;
        if (room <= TimeSpan.Zero)
            return;
        TimeSpan lead = TimeSpan.FromSeconds(chance.Below((long)(room < most ? room : most).TotalSeconds + 1));
        TimeSpan before = training.StartAt - lead;
        if (before < session.Start)
            TimeMove.BeginEarlier(root, session.Start, session.Start - before);
        TimeMove.TakeOverEarlier(root, lead);
    }

    private static TimeSpan TimeOf(Scenario scenario, Prng chance)
    {
        int most = (int)(scenario.Training?.MovesBy ?? TimeSpan.Zero).TotalSeconds;
        return most == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(chance.Between(0, most));
    }

    private static void Replace(YamlMappingNode map, string key, string value)
    {
        var written = (YamlScalarNode)map.Children[key];
        written.Value = value;
        written.Style = decimal.TryParse(value, CultureInfo.InvariantCulture, out _) ? ScalarStyle.Plain
            : ScalarStyle.DoubleQuoted;
    }

    private static YamlScalarNode Quoted(string text) => new(text) { Style = ScalarStyle.DoubleQuoted };
}
