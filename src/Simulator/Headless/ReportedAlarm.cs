using System.Collections.Immutable;

namespace Ops.Simulator.Headless;

/// <summary>What an operator saw as one alarm: findings that share a cause, under the one nearest to it.</summary>
/// <param name="At">When it was first shown.</param>
/// <param name="Rule">Code of the rule nearest to the cause.</param>
/// <param name="Priority">The highest it had: low, medium, high.</param>
/// <param name="Server">The server of that finding; null for the fleet.</param>
/// <param name="Cause">The cause it is put down to, when a rule names one: what the builds or the client orders
/// contradict; null when none does.</param>
/// <param name="Message">The sentence the operator reads.</param>
/// <param name="FirstOut">The finding that came first.</param>
/// <param name="Servers">Servers it is about.</param>
/// <param name="Details">All its findings.</param>
internal sealed record ReportedAlarm(
    string At, string Rule, string Priority, string? Server, string? Cause, string Message, ReportedDetail FirstOut,
    ImmutableArray<string> Servers, ImmutableArray<ReportedDetail> Details);
