using Ops.Simulator.Scenarios;
using Ops.Telemetry.Contracts;

namespace Ops.Simulator.Headless.Evaluation;

/// <summary>One row of the evaluation: a scenario in one variant.</summary>
/// <param name="Id">Id of the row: the scenario's, with the preset behind a slash where it has several, and the word
/// enforce where parity is enforced.</param>
/// <param name="Scenario">The scenario.</param>
/// <param name="Preset">The variant; null for the only one.</param>
/// <param name="Parity">What a server that differs from the release plan leads to.</param>
internal sealed record EvaluationCase(
    string Id, Scenario Scenario, string? Preset, ParityMode Parity = ParityMode.Observe)
{
    /// <summary>Whether nothing is wrong on that day: whatever accuses somebody is false.</summary>
    public bool IsBenign => Scenario.Truth is null;

    /// <summary>All rows of a scenario: one for each preset, and another with parity enforced where there is a release
    /// plan to hold servers against.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <returns>The rows.</returns>
    public static IEnumerable<EvaluationCase> Of(Scenario scenario)
    {
        IEnumerable<EvaluationCase> observed = scenario.Presets.Length < 2
            ? [new EvaluationCase(scenario.Id, scenario, scenario.Presets.FirstOrDefault()?.Name)]
            : scenario.Presets.Select(
                preset => new EvaluationCase($"{scenario.Id}/{preset.Name}", scenario, preset.Name));
        foreach (EvaluationCase row in observed)
        {
            yield return row;
            if (HasPlan(scenario))
                yield return row with { Id = $"{row.Id} enforce", Parity = ParityMode.Enforce };
        }
    }

    /// <summary>A plan of its own, or a planned build and changes on the day that it is about.</summary>
    private static bool HasPlan(Scenario scenario) => !scenario.Fleet.Plan.IsEmpty
        || (scenario.Fleet.PlannedBuild is not null
            && scenario.Timeline.Any(static item => item is TimelineItem.Deploy or TimelineItem.SetFlag));
}
