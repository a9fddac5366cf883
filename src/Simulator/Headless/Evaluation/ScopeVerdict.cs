namespace Ops.Simulator.Headless.Evaluation;

/// <summary>What the first suggestion of a stop was worth.</summary>
internal enum ScopeVerdict
{
    /// <summary>There was none.</summary>
    None = 0,

    /// <summary>It named exactly the guilty servers.</summary>
    Right = 1,

    /// <summary>It named guilty servers, and not all of them: the others were not abnormal yet.</summary>
    Narrow = 2,

    /// <summary>It named an innocent server.</summary>
    Wrong = 3,
}
