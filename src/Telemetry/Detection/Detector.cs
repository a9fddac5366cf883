using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Detection;

/// <summary>
/// One rule over one server's, or the fleet's, measurements. It is given the time and everything else it judges; what
/// it remembers is its own. Each server has its own instance, see <see cref="DetectorList"/>. A class and not an
/// interface: some forty rules of each server are asked at every tick, and a call through a table of a class's own is
/// the cheaper one where each call meets another class than the last.
/// </summary>
internal abstract class Detector
{
    /// <summary>Code of the rule, one of <see cref="RuleCatalog"/>.</summary>
    public abstract string Rule { get; }

    /// <summary>Told how the rule is set, before it judges and whenever that changes.</summary>
    /// <param name="setting">The setting.</param>
    public virtual void Use(RuleSetting setting)
    {
        // Most rules measure the same thing however they are set.
    }

    /// <summary>Told how instruments have it that have a setting of their own, when that changes.</summary>
    /// <param name="settings">The settings by index of the instrument; none when none has.</param>
    public virtual void Use(IReadOnlyDictionary<int, RuleSetting> settings)
    {
        // Rules that say for each instrument what they measured need not know.
    }

    /// <summary>Measures at a tick. Called once per tick, in order.</summary>
    /// <param name="measured">The measurements.</param>
    /// <param name="setting">How the rule is set, for rules whose measurement depends on it.</param>
    /// <param name="verdicts">Where it says what it measured. Nothing said means: nothing worth a look.</param>
    public abstract void Judge(in Measurement measured, RuleSetting setting, VerdictList verdicts);

    /// <summary>One sentence for the operator.</summary>
    /// <param name="finding">A finding of this rule.</param>
    /// <returns>The sentence.</returns>
    public abstract string Describe(in StandingFinding finding);
}
