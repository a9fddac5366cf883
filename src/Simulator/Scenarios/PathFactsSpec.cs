namespace Ops.Simulator.Scenarios;

/// <summary>What the flag-meaning ledger says of a code path for people.</summary>
/// <param name="Path">The path.</param>
/// <param name="Title">What people call it; null for its name in words.</param>
/// <param name="Owner">Who answers for it; null when nobody is named.</param>
/// <param name="Purpose">What it is for; null when nobody wrote it down.</param>
public sealed record PathFactsSpec(string Path, string? Title, string? Owner, string? Purpose);
