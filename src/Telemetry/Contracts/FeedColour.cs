namespace Ops.Telemetry.Contracts;

/// <summary>How far a server's feed can be trusted.</summary>
public enum FeedColour
{
    /// <summary>Fresh and without loss.</summary>
    Green = 0,

    /// <summary>Late, or something was lost in the last minute.</summary>
    Yellow = 1,

    /// <summary>Silent too long: its values are veiled.</summary>
    Red = 2,

    /// <summary>
    /// Its data broke the server's chain: the rest of the fleet goes on, this server is not measured.
    /// </summary>
    Quarantined = 3,
}
