namespace Ops.Telemetry.Detection;

/// <summary>
/// One rule over one server's, or the fleet's, measurements. It is given the time and everything else it judges; what
/// it remembers is its own. Each server has its own instance, see <see cref="DetectorList"/>.
/// </summary>
internal interface IDetector
{
    /// <summary>Stable code of the rule.</summary>
    string Rule { get; }

    /// <summary>The unit of its figures: orders/s, $, $/s.</summary>
    string Unit { get; }

    /// <summary>Judges one tick. Called once per tick, in order.</summary>
    /// <param name="measured">The measurements.</param>
    /// <returns>The finding; null when all is well or it has no right to an opinion.</returns>
    Finding? Judge(in Measurement measured);

    /// <summary>One sentence for the operator.</summary>
    /// <param name="finding">A finding of this rule.</param>
    /// <returns>The sentence.</returns>
    string Describe(in Finding finding);
}
