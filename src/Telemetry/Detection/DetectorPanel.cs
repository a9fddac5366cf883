using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection;

/// <summary>
/// All rules of one server, or of the fleet, with what stands now. A tick without a finding allocates nothing.
/// </summary>
internal sealed class DetectorPanel
{
    private readonly IDetector[] _detectors;
    private readonly StandingFinding?[] _standing;

    /// <summary>A panel on which nothing stands.</summary>
    /// <param name="detectors">The rules, of this panel alone.</param>
    public DetectorPanel(IReadOnlyList<IDetector> detectors) =>
        (_detectors, _standing) = ([.. detectors], new StandingFinding?[detectors.Count]);

    /// <summary>What stands since the last tick, in the order of the rules; null where a rule is silent.</summary>
    public ReadOnlySpan<StandingFinding?> Standing => _standing;

    /// <summary>Lets every rule judge a tick.</summary>
    /// <param name="measured">The measurements.</param>
    /// <returns>Whether some finding trips.</returns>
    public bool Judge(in Measurement measured)
    {
        bool trips = false;
        for (int i = 0; i < _standing.Length; i++)
        {
            Finding? finding = _detectors[i].Judge(measured);
            if (finding is null && _standing[i] is null)
                continue; // as at nearly every tick: nothing to write
            MarketTime since = _standing[i]?.Since ?? measured.Now;
            _standing[i] = finding is null ? null : new StandingFinding(_detectors[i], finding.Value, since);
            trips |= _standing[i]?.Trips ?? false;
        }
        return trips;
    }

    /// <summary>Lets nothing stand: nobody measures any more.</summary>
    public void Clear() => Array.Clear(_standing);
}
