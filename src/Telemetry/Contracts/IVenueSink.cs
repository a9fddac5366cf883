namespace Ops.Telemetry.Contracts;

/// <summary>
/// Takes what the venue's drop copy says of servers that are stopped. Never blocks: the loop calls it.
/// </summary>
public interface IVenueSink
{
    /// <summary>Takes the word of a tick; a later one replaces it.</summary>
    /// <param name="word">The word.</param>
    void ReportVenue(VenueWord word);
}
