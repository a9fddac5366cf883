using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>The only way to open a gate again: two people, journal first.</summary>
public interface IReleaseDesk
{
    /// <summary>Asks for a release.</summary>
    /// <param name="hold">The hold.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="cause">The cause found; not blank.</param>
    /// <param name="evidence">What shows that it is gone; not blank.</param>
    /// <returns>The request, or why there is none.</returns>
    ReleaseResult Request(HoldId hold, Actor by, string cause, string evidence);

    /// <summary>Approves a request. The journal has the release on disk before the gate opens.</summary>
    /// <param name="approval">The request, who approves it and what is overridden.</param>
    /// <returns>How it ended.</returns>
    ValueTask<ReleaseResult> ApproveAsync(ReleaseApproval approval);

    /// <summary>Approves a request whose checklist needs no override.</summary>
    /// <param name="request">The request.</param>
    /// <param name="by">Who approves; never the one who asked.</param>
    /// <returns>How it ended.</returns>
    ValueTask<ReleaseResult> ApproveAsync(Guid request, Actor by) =>
        ApproveAsync(new ReleaseApproval(request, by));
}
