using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Views;

/// <summary>What one server would execute for one kind of order.</summary>
/// <param name="Server">The server.</param>
/// <param name="Order">The kind of order.</param>
/// <param name="Before">The code now.</param>
/// <param name="After">The code then.</param>
/// <param name="Word">What that is: same, changes, retired, not known.</param>
/// <param name="Tone">How loud.</param>
public sealed record OutlookRow(string Server, string Order, string Before, string After, string Word, Tone Tone)
{
    /// <summary>From an effect.</summary>
    /// <param name="effect">The effect.</param>
    /// <returns>The row.</returns>
    public static OutlookRow From(ChangeEffect effect)
    {
        (string word, Tone tone) = effect switch
        {
            { After: null } => ("not known", Tone.Critical),
            { IsDangerous: true, Differs: true } => ("turns into retired code", Tone.Critical),
            { IsDangerous: true } => ("stays in retired code", Tone.Critical),
            { Differs: true } => ("changes", Tone.Notice),
            _ => ("same", Tone.Calm),
        };
        return new OutlookRow(
            effect.Server, effect.Flag is null ? "without a flag" : $"with {effect.Flag}", NameOf(effect.Before),
            NameOf(effect.After), word, tone);
    }

    private static string NameOf(Telemetry.Model.CodePathFacts? path) => path?.Title ?? "not known";
}
