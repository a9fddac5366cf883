namespace Ops.Simulator.Recording;

/// <summary>What was counted when a recording was closed.</summary>
public sealed record RecordingEnd
{
    /// <summary>Why it ended, as a sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>Market time reached, HH:mm:ss.ffffff.</summary>
    public required string MarketEnd { get; init; }

    /// <summary>Order events in it.</summary>
    public required long Events { get; init; }

    /// <summary>Notices in it.</summary>
    public required long Notices { get; init; }

    /// <summary>What people and rules ordered.</summary>
    public required long Acts { get; init; }

    /// <summary>Inputs the loop took that are not in it, because its writer was behind. 0 for a whole one.</summary>
    public required long Dropped { get; init; }

    /// <summary>Digest of everything in it, as a run reports it.</summary>
    public required string EventLogDigest { get; init; }

    /// <summary>Digest of all findings of the rules; null when they were not watched.</summary>
    public string? FindingsDigest { get; init; }
}
