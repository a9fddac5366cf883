using Ops.Simulator.Scenarios;

namespace Ops.Simulator.Headless.Evaluation;

/// <summary>One row of the evaluation: a scenario in one variant.</summary>
/// <param name="Id">Id of the row: the scenario's, with the preset behind a slash where it has several.</param>
/// <param name="Scenario">The scenario.</param>
/// <param name="Preset">The variant; null for the only one.</param>
internal sealed record EvaluationCase(string Id, Scenario Scenario, string? Preset)
{
    /// <summary>Whether nothing is wrong on that day: whatever accuses somebody is false.</summary>
    public bool IsBenign => Scenario.Truth is null;

    /// <summary>All rows of a scenario: one for each preset.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <returns>The rows.</returns>
    public static IEnumerable<EvaluationCase> Of(Scenario scenario) => scenario.Presets.Length < 2
        ? [new EvaluationCase(scenario.Id, scenario, scenario.Presets.FirstOrDefault()?.Name)]
        : scenario.Presets.Select(preset => new EvaluationCase($"{scenario.Id}/{preset.Name}", scenario, preset.Name));
}
