namespace Ops.Simulator.Scenarios;

/// <summary>Times of day of the session in the market's zone.</summary>
/// <param name="Start">When the simulation starts; before <paramref name="PreOpen"/> the market is closed, after
/// <paramref name="Open"/> it trades already.</param>
/// <param name="PreOpen">When orders for the opening auction are taken.</param>
/// <param name="Open">The opening auction and the start of continuous trading.</param>
/// <param name="Close">The closing auction and the end of trading.</param>
/// <param name="End">When the simulation ends by itself.</param>
public sealed record SessionSpec(TimeSpan Start, TimeSpan PreOpen, TimeSpan Open, TimeSpan Close, TimeSpan End);
