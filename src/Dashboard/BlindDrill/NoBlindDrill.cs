using Ops.Dashboard.Views;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.BlindDrill;

/// <summary>A room without blind drills: that of a class session.</summary>
internal sealed class NoBlindDrill : IBlindDrill
{
    /// <inheritdoc/>
    public string? Told => null;

    /// <inheritdoc/>
    public Phantom? Onto(RoomPicture picture) => null;

    /// <inheritdoc/>
    public AlarmOutcome? Acknowledge(long alarm, Actor by) => null;
}
