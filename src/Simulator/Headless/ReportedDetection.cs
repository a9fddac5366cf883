using System.Collections.Immutable;

namespace Ops.Simulator.Headless;

/// <summary>How an incident was noticed.</summary>
/// <param name="FirstAlarmAt">First alarm of all.</param>
/// <param name="FirstCorrectAlarmAt">First alarm about a guilty server that stood at the onset or came later.</param>
/// <param name="DelaySeconds">From the onset to that alarm.</param>
/// <param name="Accused">Servers that a critical finding, a refusal for a limit, a trip or the release plan names, in
/// the order in which they were first named.</param>
internal sealed record ReportedDetection(
    string? FirstAlarmAt, string? FirstCorrectAlarmAt, decimal? DelaySeconds, ImmutableArray<string> Accused);
