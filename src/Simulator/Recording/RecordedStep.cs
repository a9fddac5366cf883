using System.Text.Json.Serialization;
using Ops.Telemetry.Contracts;

namespace Ops.Simulator.Recording;

/// <summary>One step of a recorded rule's ladder.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record RecordedStep
{
    /// <summary>Share of the limit from which it acts, in percent.</summary>
    public required int AtPercent { get; init; }

    /// <summary>What it does.</summary>
    public required LimitAction Action { get; init; }
}
