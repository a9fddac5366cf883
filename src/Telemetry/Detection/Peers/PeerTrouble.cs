namespace Ops.Telemetry.Detection.Peers;

/// <summary>
/// Troubles that many servers can have at once: then it is the venue, the network or the clock, and no server is
/// accused.
/// </summary>
internal enum PeerTrouble
{
    /// <summary>The venue does not answer its orders.</summary>
    Unanswered = 0,

    /// <summary>Its feed is silent although it usually flows.</summary>
    Silent = 1,

    /// <summary>Events of its feed are missing.</summary>
    Gapped = 2,

    /// <summary>Its events are dated far from the ticks.</summary>
    Skewed = 3,

    /// <summary>How many there are.</summary>
    Count = 4,
}
