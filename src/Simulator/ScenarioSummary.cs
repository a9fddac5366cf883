using System.Collections.Immutable;

namespace Ops.Simulator;

/// <summary>A scenario as the library lists it.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Title">Its title.</param>
/// <param name="Date">Session date.</param>
/// <param name="Teaches">What it teaches.</param>
/// <param name="Presets">Names and titles of its variants.</param>
/// <param name="StartAt">Market time at which a trainee takes over; null when it is not offered for training.</param>
/// <param name="Uncertainties">What is not known or disputed.</param>
/// <param name="Calibration">What is a modelling choice.</param>
/// <param name="Sources">Where its facts come from.</param>
public sealed record ScenarioSummary(
    string Id, string Title, DateOnly Date, string Teaches, ImmutableArray<(string Name, string Title)> Presets,
    TimeSpan? StartAt, ImmutableArray<string> Uncertainties, ImmutableArray<string> Calibration,
    ImmutableArray<string> Sources)
{
    /// <summary>Whether something is wrong on that day.</summary>
    public bool IsIncident { get; init; }

    /// <summary>What a trainee is told at the takeover; null for nothing.</summary>
    public string? Briefing { get; init; }
}
