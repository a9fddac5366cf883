namespace Ops.Simulator.Headless;

/// <summary>An alarm: one for each rule and server.</summary>
/// <param name="At">When it was first seen.</param>
/// <param name="Rule">Code of the rule.</param>
/// <param name="Priority">The worst it became: low, medium, high.</param>
/// <param name="Server">The server; null for the fleet.</param>
/// <param name="Cause">The cause it is put down to; null when no rule names one.</param>
/// <param name="Message">The sentence the operator reads.</param>
/// <param name="Times">How often it was raised.</param>
internal sealed record ReportedAlarm(
    string At, string Rule, string Priority, string? Server, string? Cause, string Message, int Times);
