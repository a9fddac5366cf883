namespace Ops.Dashboard.Station;

/// <summary>A moment that a session can go back to.</summary>
/// <param name="Id">B-n for a minute, S-n for one that was kept.</param>
/// <param name="Name">What it is called.</param>
/// <param name="At">Market time.</param>
public sealed record BacktrackBody(string Id, string Name, string At);
