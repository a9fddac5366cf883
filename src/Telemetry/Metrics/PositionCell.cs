namespace Ops.Telemetry.Metrics;

/// <summary>
/// One instrument's position on one server. Money in <see cref="Model.Money.Units"/>, prices in ticks.
/// </summary>
internal struct PositionCell
{
    /// <summary>Signed shares.</summary>
    public long Shares;

    /// <summary>What the position cost, signed like it: average price times shares.</summary>
    public long Cost;

    /// <summary>Profit of what was closed.</summary>
    public long Realised;

    /// <summary>Latest mark.</summary>
    public long Mark;

    /// <summary>Shares executed since the start.</summary>
    public long Executed;
}
