using System.Collections.Immutable;

namespace Ops.Simulator.Headless;

/// <summary>How an incident was noticed.</summary>
/// <param name="FirstAlarmAt">First alarm of all.</param>
/// <param name="FirstCorrectAlarmAt">First alarm about a guilty server from the onset on.</param>
/// <param name="DelaySeconds">From the onset to that alarm.</param>
/// <param name="Accused">Servers that high alarms name, in the order in which they were first named.</param>
internal sealed record ReportedDetection(
    string? FirstAlarmAt, string? FirstCorrectAlarmAt, decimal? DelaySeconds, ImmutableArray<string> Accused);
