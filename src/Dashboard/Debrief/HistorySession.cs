namespace Ops.Dashboard.Debrief;

/// <summary>One scored session in a history.</summary>
/// <param name="Session">Name of the recording.</param>
/// <param name="Ended">When it ended, ISO 8601 in UTC.</param>
/// <param name="Scenario">Id of the scenario.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Score">Points of a hundred.</param>
/// <param name="PassMark">Points from which it is passed.</param>
/// <param name="Passed">Whether it is.</param>
/// <param name="Loss">What the session came to.</param>
/// <param name="LossNobody">What nobody acting comes to.</param>
/// <param name="LossBest">The best possible.</param>
internal sealed record HistorySession(
    string Session, string Ended, string Scenario, ulong Seed, decimal Score, int PassMark, bool Passed, decimal Loss,
    decimal LossNobody, decimal LossBest)
{
    /// <summary>Why the score says nothing of the person, as "co-signed, not judged"; null when it does.</summary>
    public string? NotJudged { get; init; }
}
