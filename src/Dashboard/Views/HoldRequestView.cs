using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Views;

/// <summary>A release that waits for a second person.</summary>
/// <param name="Id">Its identity, for the approval.</param>
/// <param name="Hold">The hold, e.g. H-3.</param>
/// <param name="By">Who asks.</param>
/// <param name="Cause">The cause found.</param>
/// <param name="Evidence">What shows that it is gone.</param>
/// <param name="Expires">When it lapses.</param>
/// <param name="Checklist">What the facts say.</param>
public sealed record HoldRequestView(
    Guid Id, string Hold, string By, string Cause, string Evidence, string Expires, ChecklistView Checklist)
{
    /// <summary>From a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="checklist">What the facts say; null when that is not known.</param>
    /// <returns>The view.</returns>
    public static HoldRequestView From(ReleaseRequest request, ReleaseChecklist? checklist) => new(
        request.Id, request.Hold.ToString(), request.By.Name, request.Cause, request.Evidence,
        Format.Wall(request.Expires), ChecklistView.From(checklist));
}
