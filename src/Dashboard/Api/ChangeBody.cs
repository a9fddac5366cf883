using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Api;

/// <summary>A change that was asked for.</summary>
/// <param name="Change">Its identity.</param>
/// <param name="Outcome">Applied or AwaitingApproval.</param>
/// <param name="By">Who asked.</param>
/// <param name="ApprovedBy">Who approved; null when nobody had to, or has yet.</param>
/// <param name="Reason">Why.</param>
/// <param name="Expires">When it lapses while it waits.</param>
/// <param name="Outlook">What it does.</param>
internal sealed record ChangeBody(
    string Change, string Outcome, string By, string? ApprovedBy, string Reason, string Expires, OutlookBody Outlook)
{
    /// <summary>From an entry.</summary>
    /// <param name="outcome">How it ended.</param>
    /// <param name="entry">The entry.</param>
    /// <returns>The body.</returns>
    public static ChangeBody From(ChangeOutcome outcome, ChangeEntry entry) => new(
        entry.Id.ToString(), outcome.ToString(), entry.By.Name, entry.ApprovedBy?.Name, entry.Reason,
        entry.Expires.ToString(), OutlookBody.From(entry.Outlook));
}
