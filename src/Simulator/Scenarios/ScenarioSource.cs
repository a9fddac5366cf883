namespace Ops.Simulator.Scenarios;

/// <summary>The file a scenario was read from.</summary>
/// <param name="Path">Its path as it was given.</param>
/// <param name="Text">Its text.</param>
public sealed record ScenarioSource(string Path, string Text);
