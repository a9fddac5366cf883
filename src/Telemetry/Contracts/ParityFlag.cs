using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>A flag on one server, with what it selects there.</summary>
/// <param name="Name">The flag.</param>
/// <param name="Value">Its value; null when the server does not speak of it.</param>
/// <param name="Selects">The code it selects when it is on; null when neither ledger nor server knows.</param>
/// <param name="Planned">The value the plan asks for; null when the plan does not speak of it.</param>
/// <param name="PlannedSelects">The code it selects in the planned build; null when that is not known.</param>
public sealed record ParityFlag(
    string Name, bool? Value, CodePathFacts? Selects, bool? Planned, CodePathFacts? PlannedSelects);
