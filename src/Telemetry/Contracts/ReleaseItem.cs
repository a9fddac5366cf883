namespace Ops.Telemetry.Contracts;

/// <summary>What must be true before a gate opens again, in the order in which it is shown.</summary>
public enum ReleaseItem
{
    /// <summary>The cause is named, and what showed it no longer stands.</summary>
    Cause = 0,

    /// <summary>The servers run what the release plan asks for.</summary>
    Parity = 1,

    /// <summary>Nothing is open at the venue, unanswered or in doubt.</summary>
    Orders = 2,

    /// <summary>No limit is looser than when the hold was taken.</summary>
    Limits = 3,

    /// <summary>The servers' feeds can be trusted now.</summary>
    Feed = 4,

    /// <summary>Every event that makes the positions has arrived.</summary>
    Positions = 5,
}
