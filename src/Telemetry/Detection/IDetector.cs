using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Detection;

/// <summary>
/// One rule over one server's, or the fleet's, measurements. It is given the time and everything else it judges; what
/// it remembers is its own. Each server has its own instance, see <see cref="DetectorList"/>.
/// </summary>
internal interface IDetector
{
    /// <summary>Code of the rule, one of <see cref="RuleCatalog"/>.</summary>
    string Rule { get; }

    /// <summary>Told how the rule is set, before it judges and whenever that changes.</summary>
    /// <param name="setting">The setting.</param>
    void Use(RuleSetting setting)
    {
        // Most rules measure the same thing however they are set.
    }

    /// <summary>Measures at a tick. Called once per tick, in order.</summary>
    /// <param name="measured">The measurements.</param>
    /// <param name="setting">How the rule is set, for rules whose measurement depends on it.</param>
    /// <param name="verdicts">Where it says what it measured. Nothing said means: nothing worth a look.</param>
    void Judge(in Measurement measured, RuleSetting setting, VerdictList verdicts);

    /// <summary>One sentence for the operator.</summary>
    /// <param name="finding">A finding of this rule.</param>
    /// <returns>The sentence.</returns>
    string Describe(in StandingFinding finding);
}
