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
/// <param name="NotedAt">When somebody first took note of its alarm; null for never.</param>
/// <param name="NotedBy">Who did.</param>
public sealed record BlindDrillResult(
    string Phantom, string AuthorisedBy, DateTimeOffset? AppearedAt, DateTimeOffset? WrongAt, BlindDrillEnd End,
    DateTimeOffset EndedAt, string? By, string Why, DateTimeOffset? NotedAt = null, string? NotedBy = null)
{
    /// <summary>Seconds from the onset to the stop; negative when it was stopped while it was calm; null when nobody
    /// stopped it.</summary>
    public double? ResponseSeconds =>
        End == BlindDrillEnd.Stopped && WrongAt is { } wrong ? Math.Round((EndedAt - wrong).TotalSeconds, 1) : null;

    /// <summary>Seconds from the onset until somebody took note of the alarm; null when nobody did.</summary>
    public double? NoticedSeconds =>
        NotedAt is { } noted && WrongAt is { } wrong ? Math.Round((noted - wrong).TotalSeconds, 1) : null;
}
