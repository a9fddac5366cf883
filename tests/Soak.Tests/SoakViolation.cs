namespace Ops.Soak.Tests;

/// <summary>An invariant does not hold.</summary>
/// <param name="invariant">Which, by its name in docs/SOAK.md.</param>
/// <param name="at">Market time of day.</param>
/// <param name="what">What was seen.</param>
internal sealed class SoakViolation(string invariant, TimeSpan at, string what)
    : Exception($"{invariant} at {at:hh\\:mm\\:ss\\.fff}: {what}");
