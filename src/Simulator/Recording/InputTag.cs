namespace Ops.Simulator.Recording;

/// <summary>How an input begins in a frame. The numbers are part of the format and never change.</summary>
internal enum InputTag : byte
{
    /// <summary>Not set; never valid.</summary>
    None = 0,

    /// <summary>A batch of order events.</summary>
    Batch = 1,

    /// <summary>A tick.</summary>
    Tick = 2,

    /// <summary>Prices.</summary>
    Marks = 3,

    /// <summary>A manifest.</summary>
    Manifest = 4,

    /// <summary>A message.</summary>
    Message = 5,

    /// <summary>The clock of virtual time stands here.</summary>
    Step = 6,

    /// <summary>What the sources said of themselves.</summary>
    Health = 7,

    /// <summary>An act.</summary>
    Act = 8,

    /// <summary>An acknowledgement of a gate.</summary>
    Ack = 9,

    /// <summary>A picture was made here.</summary>
    Look = 11,

    /// <summary>Inputs are missing.</summary>
    Dropped = 10,

    /// <summary>A batch of a drop copy.</summary>
    Copy = 12,

    /// <summary>A heartbeat that told of a lost end of a server's feed.</summary>
    LostEnd = 13,

    /// <summary>The same of a drop copy.</summary>
    LostCopyEnd = 14,
}
