using Ops.Simulator;

namespace Ops.Dashboard.Api;

/// <summary>The scenario library and what runs now.</summary>
/// <param name="Library">Scenarios on offer.</param>
/// <param name="Now">What runs.</param>
internal sealed record TrainingBody(IReadOnlyList<ScenarioBody> Library, TrainingNowBody Now)
{
    /// <summary>From the console.</summary>
    /// <param name="console">The console.</param>
    /// <returns>The body.</returns>
    public static TrainingBody From(ITrainingConsole console) => new(
        [.. console.Library.Select(s => new ScenarioBody(
            s.Id, s.Title, s.Date.ToString("yyyy-MM-dd"), s.Teaches, [.. s.Presets.Select(p => p.Name)],
            s.StartAt?.ToString("hh\\:mm\\:ss")))],
        TrainingNowBody.From(console.State));
}
