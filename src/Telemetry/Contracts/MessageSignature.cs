using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>Somebody has explained messages.</summary>
/// <param name="Pattern">Key of the pattern.</param>
/// <param name="By">Who.</param>
/// <param name="Reason">The explanation.</param>
/// <param name="At">When.</param>
/// <param name="MarketAt">Market time then.</param>
/// <param name="Count">How many messages there were then.</param>
public sealed record MessageSignature(
    string Pattern, Actor By, string Reason, WallTime At, MarketTime MarketAt, long Count)
{
    /// <summary>
    /// Whether it still explains a pattern: not when there are more than twice as many as were looked at, and not when
    /// they are of another day.
    /// </summary>
    /// <param name="pattern">The pattern.</param>
    /// <returns>Whether it does.</returns>
    public bool Explains(ResiduePattern pattern) =>
        pattern.Key == Pattern && pattern.Count <= checked(Count * 2) && pattern.First <= MarketAt;
}
