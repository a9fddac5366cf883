using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Control;

/// <summary>A release request with what only the desk needs.</summary>
/// <param name="request">What was asked.</param>
/// <param name="askedTimestamp">When, on the monotonic clock.</param>
internal sealed class PendingRelease(ReleaseRequest request, long askedTimestamp)
{
    /// <summary>What was asked.</summary>
    public ReleaseRequest Request { get; } = request;

    /// <summary>When, on the monotonic clock: a stepped wall clock neither shortens nor stretches its life.</summary>
    public long AskedTimestamp { get; } = askedTimestamp;

    /// <summary>Whether an approval is writing it to the journal or has, so that no second one can start.</summary>
    public bool IsTaken => Approved is not null;

    /// <summary>The approval; null before, and again when it could not be written.</summary>
    public ReleaseApproved? Approved { get; set; }

    /// <summary>The hold of the restart that was prepared for it; null before.</summary>
    public Hold? Ramp { get; set; }
}
