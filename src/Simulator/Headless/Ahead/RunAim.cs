namespace Ops.Simulator.Headless.Ahead;

/// <summary>What is asked of a run, and so what may be left out of it.</summary>
internal enum RunAim
{
    /// <summary>Everything that can be reported of it.</summary>
    Report,

    /// <summary>
    /// What it comes to and the holds: where nobody acts and nothing is under way, no picture is made. Not for a
    /// scenario whose own people act by pictures.
    /// </summary>
    Outcome,

    /// <summary>
    /// The same, and servers that are never released stop trying to send: the same to the share, without the refusals.
    /// Where no rule acts and only kills are left, nothing is measured any more: no proof is in the holds then. Only
    /// where nothing but a release in the actions opens a gate.
    /// </summary>
    OutcomeWithoutTries,
}
