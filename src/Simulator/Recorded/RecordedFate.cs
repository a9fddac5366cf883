namespace Ops.Simulator.Recorded;

/// <summary>What became of a recorded order on our side.</summary>
internal enum RecordedFate
{
    /// <summary>Its gate refused it, or its server was stopped: its later rows happened to somebody else's
    /// order.</summary>
    NeverLeft = 0,

    /// <summary>It left through its gate and is at the venue.</summary>
    Live = 1,

    /// <summary>It ended at the venue, by the file or by a cancel of ours: nothing more can happen to it
    /// here.</summary>
    Ended = 2,
}
