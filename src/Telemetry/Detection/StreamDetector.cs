using Ops.Telemetry.Contracts;
using Ops.Telemetry.Detection.Scan;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection;

/// <summary>
/// A rule that also judges the events themselves, slice by slice, so that a breaker trips on the batch that crossed and
/// can name the event.
/// </summary>
internal abstract class StreamDetector : Detector
{
    /// <summary>
    /// The measure of <see cref="SliceScan"/> it speaks of, and it is asked only when that reached something; null when
    /// it looks at every slice by itself.
    /// </summary>
    public virtual ScanGauge? Gauge => null;

    /// <summary>Measures after a slice of events was applied to the ledger.</summary>
    /// <param name="events">The events.</param>
    /// <param name="measured">The measurements; those of a tick are of the last one, the ledger is up to date.</param>
    /// <param name="setting">How the rule is set.</param>
    /// <param name="verdicts">Where it says what it measured, with the event.</param>
    public abstract void Inspect(
        ReadOnlySpan<OrderEvent> events, in Measurement measured, RuleSetting setting, VerdictList verdicts);
}
