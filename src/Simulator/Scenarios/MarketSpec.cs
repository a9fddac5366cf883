namespace Ops.Simulator.Scenarios;

/// <summary>
/// How own flow moves prices. Temporary impact is what an order pays beyond the mid because earlier own orders took the
/// depth; it heals. Permanent impact stays in the mid.
/// </summary>
/// <param name="TemporaryImpactBps">Cost beyond half the spread, in hundredths of a percent, when own unhealed flow
/// equals the depth.</param>
/// <param name="HealingSeconds">Half-life of the temporary impact.</param>
/// <param name="PermanentImpactBps">Movement of the mid when net own flow equals one percent of the daily
/// volume.</param>
/// <param name="MaximumMoveBps">Most the own flow can move the mid in all, either way.</param>
/// <param name="MaximumTemporaryBps">Most the temporary impact can cost; it is approached, never passed.</param>
public sealed record MarketSpec(int TemporaryImpactBps, decimal HealingSeconds, int PermanentImpactBps,
    int MaximumMoveBps,
    int MaximumTemporaryBps = 1_000);
