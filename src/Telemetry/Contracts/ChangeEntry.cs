using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>A change that was asked for.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Outlook">What it does, as worked out when it was asked for or, later, approved.</param>
/// <param name="By">Who asked.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When.</param>
/// <param name="Expires">When it lapses while it waits.</param>
/// <param name="ApprovedBy">Who approved it; null when nobody had to, or has yet.</param>
public sealed record ChangeEntry(
    ChangeId Id, ChangeOutlook Outlook, Actor By, string Reason, WallTime At, WallTime Expires, Actor? ApprovedBy);
