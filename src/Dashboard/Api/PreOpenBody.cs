using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Api;

/// <summary>Whether the fleet may open.</summary>
/// <param name="State">NoGo, Ready, Go or GoVoid.</param>
/// <param name="Against">What stands against it.</param>
/// <param name="By">Who said go; null for nobody.</param>
/// <param name="At">When, real time.</param>
/// <param name="MarketAt">When, market time.</param>
/// <param name="Note">What they wrote.</param>
internal sealed record PreOpenBody(
    string State, IReadOnlyList<string> Against, string? By, string? At, string? MarketAt, string? Note)
{
    /// <summary>From state and verdict.</summary>
    /// <param name="state">What people have said.</param>
    /// <param name="verdict">What follows.</param>
    /// <returns>The body.</returns>
    public static PreOpenBody From(PreOpenState state, PreOpenVerdict verdict) => new(
        verdict.Word.ToString(), verdict.Against, state.Go?.By.Name, state.Go?.At.ToString(),
        state.Go?.MarketAt.ToString(), state.Go?.Note);
}
