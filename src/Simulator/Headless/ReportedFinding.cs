namespace Ops.Simulator.Headless;

/// <summary>A finding: one row for each rule and server.</summary>
/// <param name="At">When it was first seen.</param>
/// <param name="Rule">Code of the rule.</param>
/// <param name="Severity">The worst it became: notice, warning, critical.</param>
/// <param name="Server">The server; null for the fleet.</param>
/// <param name="Message">The sentence of its worst.</param>
/// <param name="Times">How often it was raised.</param>
internal sealed record ReportedFinding(
    string At, string Rule, string Severity, string? Server, string Message, int Times);
