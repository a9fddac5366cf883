using System.Globalization;
using System.Text;
using Ops.Dashboard.Api;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Station;

namespace Ops.Dashboard.Authoring;

/// <summary>What a scenario says, put in order for its author: course of the day, truth, tasks.</summary>
internal static class ScenarioFacts
{
    /// <summary>Writes it.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <returns>Markup.</returns>
    public static string Of(Scenario scenario)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            <h3>{PlainPage.Safe(scenario.Title)}</h3>
            <p>{PlainPage.Safe(scenario.Teaches)}</p>
            <dl class="facts">
            <dt>Session</dt><dd>{scenario.Session.Start} to {scenario.Session.End}, open {scenario.Session.Open}</dd>
            <dt>Fleet</dt>
            <dd>{scenario.Fleet.Servers.Length} servers with builds {PlainPage.Safe(Builds(scenario))}</dd>
            <dt>Instruments</dt><dd>{Symbols(scenario)}</dd>
            <dt>Presets</dt><dd>{PlainPage.Safe(Presets(scenario))}</dd>
            <dt>Truth</dt><dd>{PlainPage.Safe(Truth(scenario))}</dd>
            </dl>
            """);
        Course(text, scenario);
        Tasks(text, scenario.Training);
        return text.ToString();
    }

    private static int Symbols(Scenario scenario) =>
        scenario.Universe.Symbols.Length + scenario.Universe.Classes.Sum(one => one.Count);

    private static string Builds(Scenario scenario) =>
        string.Join(", ", scenario.Fleet.Builds.Select(build => build.Name));

    private static string Presets(Scenario scenario) =>
        scenario.Presets.IsEmpty ? "none" : string.Join(", ", scenario.Presets.Select(preset => preset.Name));

    private static string Truth(Scenario scenario) => scenario.Truth is { } truth
        ? $"from {truth.Onset} on: {truth.Cause}" : "nothing is wrong on this day";

    private static void Course(StringBuilder text, Scenario scenario)
    {
        var rows = new List<(TimeSpan At, string What)>();
        rows.AddRange(scenario.Timeline.Select(item => (item.At, ItemWords.Of(item))));
        if (scenario.Training is { } training)
            rows.Add((training.StartAt, "The trainee takes over."));
        if (scenario.Truth is { } truth)
            rows.Add((truth.Onset, "Onset: the first order that is wrong."));
        text.Append("<h3>Course</h3><table><thead><tr><th scope=\"col\">At</th><th scope=\"col\">What</th></tr>" +
            "</thead><tbody>");
        foreach ((TimeSpan at, string what) in rows.OrderBy(row => row.At))
            text.Append(CultureInfo.InvariantCulture, $"<tr><td>{at}</td><td>{PlainPage.Safe(what)}</td></tr>");
        text.Append("</tbody></table>");
    }

    private static void Tasks(StringBuilder text, TrainingSpec? training)
    {
        if (training is null)
        {
            text.Append("<p>It is not offered for training: it has no key training.</p>");
            return;
        }
        text.Append("<h3>Tasks</h3><table><thead><tr><th scope=\"col\">Task</th><th scope=\"col\">Within</th>" +
            "<th scope=\"col\">Weight</th></tr></thead><tbody>");
        foreach (CriticalTaskSpec task in training.CriticalTasks)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"<tr><td>{PlainPage.Safe(task.Task)}</td><td>{task.WithinSeconds} s</td><td>{task.Weight}</td></tr>");
        }
        text.Append("</tbody></table>");
    }
}
