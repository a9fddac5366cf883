namespace Ops.Dashboard.Api;

/// <summary>A release request as it came in.</summary>
/// <param name="Hold">The hold, e.g. H-7.</param>
/// <param name="Cause">The cause that was found.</param>
/// <param name="Evidence">What shows that it is gone.</param>
internal sealed record ReleaseInput(string? Hold, string? Cause, string? Evidence);
