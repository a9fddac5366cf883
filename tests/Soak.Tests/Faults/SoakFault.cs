namespace Ops.Soak.Tests.Faults;

/// <summary>What can go wrong.</summary>
internal enum SoakFault
{
    /// <summary>Nothing passes between the control room and one gate.</summary>
    LineCut = 0,

    /// <summary>One gate takes every command without a word and does nothing of it.</summary>
    DeafGate,

    /// <summary>What one gate answers is lost for good.</summary>
    LostAnswers,

    /// <summary>What one gate answers comes when the fault is over.</summary>
    LateAnswers,

    /// <summary>One server's feed hangs.</summary>
    FeedStall,

    /// <summary>Some of one server's batches are lost.</summary>
    FeedLoss,

    /// <summary>One server's batches come twice.</summary>
    FeedRepeat,

    /// <summary>The measuring side stands still.</summary>
    LoopStopped,

    /// <summary>The thread that takes answers and renews leases stands still.</summary>
    CollectorStopped,

    /// <summary>The control room is killed, and started again at the end of the fault.</summary>
    Crash,

    /// <summary>The disk is full: the journal writes nothing.</summary>
    DiskFull,

    /// <summary>The disk is slow: what is written does not come to its end.</summary>
    DiskSlow,

    /// <summary>The wall clock is set wrong.</summary>
    WallClock,

    /// <summary>One server's drop copy hangs.</summary>
    CopyStall,

    /// <summary>Some of one server's drop copy is lost, and nobody counts it.</summary>
    CopyLoss,

    /// <summary>One server is away and its gate hears nobody. It joins at the end, under what stands then.</summary>
    Away,
}
