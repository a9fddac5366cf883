using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>A release that waits for a second person.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Hold">The hold to release.</param>
/// <param name="By">Who asks.</param>
/// <param name="Cause">The cause that was found.</param>
/// <param name="Evidence">What shows that it is gone.</param>
/// <param name="At">When it was asked.</param>
/// <param name="Expires">When it lapses.</param>
public sealed record ReleaseRequest(
    Guid Id, HoldId Hold, Actor By, string Cause, string Evidence, WallTime At, WallTime Expires)
{
    /// <summary>The cause that was found, in one line.</summary>
    public string Cause { get; init; } = OneLine.Of(Cause);

    /// <summary>What shows that it is gone, in one line.</summary>
    public string Evidence { get; init; } = OneLine.Of(Evidence);
}
