namespace Ops.Simulator.Station;

/// <summary>A fault of an item that somebody wants on the timeline.</summary>
/// <param name="Field">The field; empty when it is none in particular.</param>
/// <param name="Message">What is wrong and what would be right.</param>
public sealed record ItemFault(string Field, string Message);
