using System.Globalization;
using Ops.Simulator;

namespace Ops.Dashboard.Authoring;

/// <summary>What the editor's form was sent with.</summary>
/// <param name="Do">Which button: check, preview, vary, save or remove.</param>
/// <param name="Id">Under which id to save.</param>
/// <param name="Text">The YAML.</param>
/// <param name="Stamp">Digest of the text it was made from; empty for a new one.</param>
/// <param name="Preset">Preset of the preview; null for the default.</param>
/// <param name="Seed">Seed of preview and variation.</param>
/// <param name="Difficulty">How far a variation departs.</param>
internal sealed record EditorForm(
    string Do, string Id, string Text, string Stamp, string? Preset, ulong Seed, Difficulty Difficulty)
{
    /// <summary>What stands in the field of the seed and is none; null when it is one.</summary>
    public string? WrongSeed { get; init; }

    /// <summary>The seed as it stands in its field.</summary>
    public string SeedText => WrongSeed ?? Seed.ToString(CultureInfo.InvariantCulture);

    /// <summary>Why a preview or a variation can't be made of it; null when it can.</summary>
    public string? Fault => WrongSeed is null ? null
        : $"Seed: \"{WrongSeed}\" must be a whole number from 0 to {ulong.MaxValue}. Nothing was run.";

    /// <summary>Reads it.</summary>
    /// <param name="form">The form.</param>
    /// <returns>What was sent.</returns>
    public static EditorForm Read(IFormCollection form) => new(
        form["do"].ToString(), form["id"].ToString().Trim(), form["text"].ToString(), form["stamp"].ToString(),
        form["preset"].ToString() is { Length: > 0 } preset ? preset : null,
        ulong.TryParse(form["seed"], NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed) ? seed : 1,
        form["difficulty"] == "hard" ? Difficulty.Hard : Difficulty.Standard)
    {
        WrongSeed = form["seed"].ToString() is { Length: > 0 } text
            && !ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? text : null,
    };

    /// <summary>The form of a scenario just opened.</summary>
    /// <param name="draft">The scenario.</param>
    /// <returns>The form; the copy of one that is shipped has an id of its own.</returns>
    public static EditorForm Of(ScenarioDraft draft) => new(
        "", draft.IsOwn ? draft.Id : $"my-{draft.Id}", draft.Text, draft.IsOwn ? draft.Stamp : "", null, 1,
        Difficulty.Standard);
}
