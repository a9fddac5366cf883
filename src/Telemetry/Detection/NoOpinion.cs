using System.Globalization;

namespace Ops.Telemetry.Detection;

/// <summary>
/// Why a rule has no right to an opinion: words with at most two figures, put together only when somebody reads them,
/// because it is said at every tick.
/// </summary>
/// <param name="Words">The words; {0} and {1} stand for the figures.</param>
/// <param name="First">The first figure.</param>
/// <param name="Second">The second.</param>
internal readonly record struct NoOpinion(string Words, long First = 0, long Second = 0)
{
    /// <summary>The words with their figures.</summary>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, Words, First, Second);
}
