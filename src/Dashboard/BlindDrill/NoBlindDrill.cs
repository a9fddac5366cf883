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

    /// <inheritdoc/>
    public AlarmOutcome? Shelve(long alarm, Actor by, string reason, TimeSpan length) => null;

    /// <inheritdoc/>
    public AlarmOutcome? Unshelve(long alarm, Actor by) => null;
}
