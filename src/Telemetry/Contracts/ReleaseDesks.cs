using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>Approvals without overrides.</summary>
public static class ReleaseDesks
{
    /// <summary>Approves a request whose checklist needs no override.</summary>
    /// <param name="desk">The desk.</param>
    /// <param name="request">The request.</param>
    /// <param name="by">Who approves.</param>
    /// <param name="cancel">Gives up waiting for the journal; the hold then stays.</param>
    /// <returns>How it ended.</returns>
    public static ValueTask<ReleaseResult> ApproveAsync(
        this IReleaseDesk desk, Guid request, Actor by, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(desk);
        return desk.ApproveAsync(new ReleaseApproval(request, by), cancel);
    }
}
