namespace Ops.Soak.Tests.Faults;

/// <summary>One fault for some time.</summary>
/// <param name="Fault">What.</param>
/// <param name="Server">Index of the server it concerns; of no meaning for faults of the whole room.</param>
/// <param name="From">Market time of day from which.</param>
/// <param name="Until">Market time of day until which.</param>
internal sealed record SoakEpisode(SoakFault Fault, int Server, TimeSpan From, TimeSpan Until);
