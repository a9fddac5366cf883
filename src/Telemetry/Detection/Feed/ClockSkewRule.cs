using System.Globalization;
using Ops.Telemetry.Detection.Peers;
using Ops.Telemetry.Detection.Scan;

namespace Ops.Telemetry.Detection.Feed;

/// <summary>
/// Milliseconds by which events are dated before the tick they came after, or beyond the next: a server whose clock is
/// off counts in the wrong second.
/// </summary>
/// <param name="scan">Sees the slices.</param>
internal sealed class ClockSkewRule(SliceScan scan) : TroubleRule("clock-skew", PeerTrouble.Skewed)
{
    /// <inheritdoc/>
    protected override string WhyNot => "nothing is measured";

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"Events are dated {finding.Verdict.Value / 1_000.0:#,0.0} s away from the market's clock.");

    /// <inheritdoc/>
    protected override Measured? Measure(in Measurement measured) => new Measured(scan.TakeSkew());
}
