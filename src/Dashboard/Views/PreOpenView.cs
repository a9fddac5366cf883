using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Views;

/// <summary>May the fleet open?</summary>
/// <param name="Word">The answer in capitals.</param>
/// <param name="Tone">How loud.</param>
/// <param name="Sentence">What it means.</param>
/// <param name="Against">What stands against it.</param>
/// <param name="CanGo">Whether somebody may say go now.</param>
/// <param name="HasGo">Whether a go stands that somebody may take back.</param>
public sealed record PreOpenView(
    string Word, Tone Tone, string Sentence, ViewList<string> Against, bool CanGo, bool HasGo)
{
    /// <summary>Reasons shown at most.</summary>
    public const int Shown = 12;

    /// <summary>From the pictures.</summary>
    /// <param name="parity">What is measured.</param>
    /// <param name="state">What people have said.</param>
    /// <returns>The view.</returns>
    public static PreOpenView From(ParityPicture parity, PreOpenState state)
    {
        PreOpenVerdict verdict = PreOpenVerdict.Of(parity, state);
        string by = state.Go is { } go ? $"{go.By.Name} said go at {Format.Clock(go.MarketAt)}: “{go.Note}”." : "";
        (string word, Tone tone, string sentence) = verdict.Word switch
        {
            PreOpenWord.Go => ("GO", Tone.Calm, by),
            PreOpenWord.Ready => ("READY", Tone.Notice, "Nothing stands against the open. A named person says go."),
            PreOpenWord.GoVoid => ("GO VOID", Tone.Critical, $"{by} Since then something came up."),
            _ => ("NO GO", Tone.Warning, "What stands against the open:"),
        };
        return new PreOpenView(
            word, tone, sentence, new(verdict.Against.Take(Shown).Concat(More(verdict.Against.Length))),
            verdict.Word == PreOpenWord.Ready, state.Go is not null);
    }

    private static IEnumerable<string> More(int count) =>
        count <= Shown ? [] : [$"and {Format.Count(count - Shown)} more"];
}
