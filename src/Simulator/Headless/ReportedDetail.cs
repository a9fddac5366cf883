namespace Ops.Simulator.Headless;

/// <summary>A finding of an alarm.</summary>
/// <param name="Rule">Code of the rule.</param>
/// <param name="Server">The server; null for the fleet.</param>
internal sealed record ReportedDetail(string Rule, string? Server);
