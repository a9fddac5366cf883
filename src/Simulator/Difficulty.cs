namespace Ops.Simulator;

/// <summary>How far a training session departs from its scenario's file, so that it can't be learnt by heart.</summary>
public enum Difficulty
{
    /// <summary>Nothing departs: the scenario as its file has it.</summary>
    AsWritten,

    /// <summary>Another server of the same group, a takeover up to ten minutes earlier, ordinary flow 10 % up or down,
    /// one decoy.</summary>
    Standard,

    /// <summary>As <see cref="Standard"/>, with a takeover up to twenty minutes earlier, ordinary flow 25 % up or down,
    /// and three decoys, one of them near the onset.</summary>
    Hard,
}
