using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Api;

/// <summary>What a change would do.</summary>
/// <param name="Title">The change in words.</param>
/// <param name="Verdict">Better, Same or Worse.</param>
/// <param name="Sentence">The one sentence to read.</param>
/// <param name="NeedsTwoPeople">Whether a second person must approve it.</param>
/// <param name="Effects">What every server would execute, for orders with each flag and without one.</param>
/// <param name="Gained">Findings that would be new.</param>
/// <param name="Lost">Findings that would be gone.</param>
internal sealed record OutlookBody(
    string Title, string Verdict, string Sentence, bool NeedsTwoPeople, IReadOnlyList<OutlookBody.Effect> Effects,
    IReadOnlyList<string> Gained, IReadOnlyList<string> Lost)
{
    /// <summary>From an outlook.</summary>
    /// <param name="outlook">The outlook.</param>
    /// <returns>The body.</returns>
    public static OutlookBody From(ChangeOutlook outlook) => new(
        outlook.Title, outlook.Verdict.ToString(), outlook.Sentence, outlook.Verdict == ChangeVerdict.Worse,
        [
            .. outlook.Effects.Select(static effect => new Effect(
                effect.Server, effect.Flag, effect.Before?.Name, effect.After?.Name, effect.After?.Title,
                effect.Differs, effect.IsDangerous)),
        ],
        outlook.Gained, outlook.Lost);

    /// <summary>What one server would execute for one kind of order.</summary>
    /// <param name="Server">The server.</param>
    /// <param name="Flag">The flag the order carries; null for none.</param>
    /// <param name="Before">The code path now; null when that is not known.</param>
    /// <param name="After">The code path then; null when that is not known.</param>
    /// <param name="Title">What people call it.</param>
    /// <param name="Differs">Whether it is another.</param>
    /// <param name="Dangerous">Whether it was meant never to run again, or nobody can name it.</param>
    internal sealed record Effect(
        string Server, string? Flag, string? Before, string? After, string? Title, bool Differs, bool Dangerous);
}
