namespace Ops.Dashboard.Views;

/// <summary>One figure of an outcome.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Text">The figure.</param>
/// <param name="Tone">How loud.</param>
public sealed record OutcomeFact(string Name, string Text, Tone Tone);
