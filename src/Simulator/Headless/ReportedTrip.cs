namespace Ops.Simulator.Headless;

/// <summary>A breaker that tripped.</summary>
/// <param name="At">When.</param>
/// <param name="Rule">Code of the rule.</param>
/// <param name="Server">The server; null for the fleet.</param>
/// <param name="Value">What was measured; null when the rule did not stand long enough to be seen.</param>
/// <param name="Limit">What it was held against.</param>
/// <param name="Action">What it did.</param>
internal sealed record ReportedTrip(string At, string Rule, string? Server, decimal? Value, decimal? Limit,
    string Action);
