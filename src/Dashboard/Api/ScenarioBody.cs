namespace Ops.Dashboard.Api;

/// <summary>A scenario of the library.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Title">Its title.</param>
/// <param name="Date">Its session date.</param>
/// <param name="Teaches">What it teaches.</param>
/// <param name="Presets">Names of its variants; the first is the default.</param>
/// <param name="StartAt">Market time at which a trainee takes over; null when it is not offered for training.</param>
internal sealed record ScenarioBody(
    string Id, string Title, string Date, string Teaches, IReadOnlyList<string> Presets, string? StartAt);
