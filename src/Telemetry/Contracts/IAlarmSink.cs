using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>Takes what stands, round by round, and makes alarms of it. Called on the loop's thread; never
/// throws.</summary>
public interface IAlarmSink
{
    /// <summary>Takes a round of findings.</summary>
    /// <param name="now">Market time.</param>
    /// <param name="standing">What stands, and what rose and went since the round before.</param>
    void Observe(MarketTime now, IReadOnlyCollection<Anomaly> standing);
}
