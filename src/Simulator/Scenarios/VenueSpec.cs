namespace Ops.Simulator.Scenarios;

/// <summary>The venue as the servers see it.</summary>
/// <param name="AckMinimum">Shortest time from send to acceptance.</param>
/// <param name="AckMean">Mean time from send to acceptance.</param>
/// <param name="FillMean">Mean time from acceptance to the first fill of a marketable order.</param>
/// <param name="RestingFillMean">Mean time to a fill of an order resting at the touch.</param>
/// <param name="RejectPerMille">Orders of a thousand that are rejected.</param>
/// <param name="PartialPerMille">Fills of a thousand that take only part of the order.</param>
public sealed record VenueSpec(
    TimeSpan AckMinimum, TimeSpan AckMean, TimeSpan FillMean, TimeSpan RestingFillMean, int RejectPerMille,
        int PartialPerMille)
{
    /// <summary>Whether one execution takes at most what usually rests at the best price.</summary>
    public bool FillsWithinDepth { get; init; }
}
