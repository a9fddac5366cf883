namespace Ops.Dashboard.Sessions;

/// <summary>The standing fleet.</summary>
/// <param name="Scenario">Id of the scenario it runs.</param>
/// <param name="Preset">Name of a preset; null for the scenario's default.</param>
/// <param name="Seed">Seed of its first day; each further day adds one.</param>
/// <param name="Speed">How fast market time runs, 1 to 60.</param>
internal sealed record SessionSettings(string Scenario, string? Preset, ulong Seed, int Speed)
{
    /// <summary>The class session that runs in the standing fleet's place; null in the main room.</summary>
    public ClassSession? Class { get; init; }
}
