namespace Ops.Simulator.Headless;

/// <summary>An action and how it ended.</summary>
/// <param name="Action">The action.</param>
/// <param name="Done">Whether it did what it was meant to.</param>
/// <param name="Outcome">How it ended, in a sentence.</param>
internal sealed record ActionOutcome(ScriptedAction Action, bool Done, string Outcome);
