namespace Ops.Dashboard.BlindDrill;

/// <summary>What a blind drill measured.</summary>
/// <param name="Phantom">Name of the server that was none.</param>
/// <param name="AuthorisedBy">The supervisor who allowed it.</param>
/// <param name="AppearedAt">When it appeared; null when it never did.</param>
/// <param name="WrongAt">When it went wrong; null when it never did.</param>
/// <param name="End">How it ended.</param>
/// <param name="EndedAt">When.</param>
/// <param name="By">Who ended it; null for nobody.</param>
/// <param name="Why">Why it ended, in words.</param>
public sealed record BlindDrillResult(
    string Phantom, string AuthorisedBy, DateTimeOffset? AppearedAt, DateTimeOffset? WrongAt, BlindDrillEnd End,
    DateTimeOffset EndedAt, string? By, string Why)
{
    /// <summary>Seconds from the onset to the stop; negative when it was stopped while it was calm; null when nobody
    /// stopped it.</summary>
    public double? ResponseSeconds =>
        End == BlindDrillEnd.Stopped && WrongAt is { } wrong ? Math.Round((EndedAt - wrong).TotalSeconds, 1) : null;
}
