using Ops.Telemetry.Model;

namespace Ops.Dashboard.BlindDrill;

/// <summary>What became of a phantom's alarm by the operators' hands.</summary>
/// <param name="NotedBy">Who has taken note of it; null for nobody.</param>
/// <param name="ShelvedBy">Who has put it aside; null when it is not.</param>
/// <param name="ShelveReason">Why it can wait.</param>
/// <param name="ShelvedUntil">Until when, market time.</param>
/// <param name="Until">Until when, real time: that of the room the drill is in.</param>
internal sealed record PhantomAnswer(
    string? NotedBy, string? ShelvedBy = null, string? ShelveReason = null, MarketTime? ShelvedUntil = null,
    DateTimeOffset Until = default)
{
    /// <summary>Nobody has done anything yet.</summary>
    public static PhantomAnswer None { get; } = new(NotedBy: null);

    /// <summary>Whether it is put aside.</summary>
    /// <param name="now">Real time.</param>
    /// <returns>True until its time is over.</returns>
    public bool IsAside(DateTimeOffset now) => ShelvedBy is not null && now < Until;

    /// <summary>As it stands: a shelf whose time is over is as if it had been taken from it.</summary>
    /// <param name="now">Real time.</param>
    /// <returns>The answer.</returns>
    public PhantomAnswer At(DateTimeOffset now) => ShelvedBy is null || IsAside(now) ? this : None;
}
