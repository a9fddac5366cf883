using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>
/// A heartbeat of a feed, with the last number of what was handed over before it: what is missing at the end of a feed
/// is a gap as much as what is missing in the middle, and is seen without waiting for the next event.
/// </summary>
/// <param name="Until">Market time before which everything was handed over; midnight before the first beat.</param>
/// <param name="LastSequence">
/// Number of the last event or message before it, whether it arrived or was lost on the way; 0 when the feed does not
/// say.
/// </param>
/// <param name="LastSend">Number of the last new order of those; 0 for none, or when the feed does not say.</param>
public sealed record FeedBeat(MarketTime Until, long LastSequence = 0, long LastSend = 0);
