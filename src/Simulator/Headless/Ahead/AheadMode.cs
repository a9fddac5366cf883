namespace Ops.Simulator.Headless.Ahead;

/// <summary>When a world goes ahead of the room that sees it.</summary>
internal enum AheadMode
{
    /// <summary>Never.</summary>
    InStep,

    /// <summary>Until the first act of somebody.</summary>
    UntilSomebodyActs,

    /// <summary>Also between acts, where every stop is proven and no restart is under way.</summary>
    WheneverNobodyActs,
}
