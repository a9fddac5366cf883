using Ops.Simulator;

namespace Ops.Dashboard.Api;

/// <summary>How far a session departs from its scenario's file, as callers write it.</summary>
internal static class DifficultyWords
{
    /// <summary>Reads it.</summary>
    /// <param name="word">as-written, standard or hard; null or empty for the first.</param>
    /// <param name="faults">Takes what is wrong.</param>
    /// <returns>The difficulty; to be used only without faults.</returns>
    public static Difficulty Read(string? word, List<InputFault> faults)
    {
        switch (word)
        {
            case null or "" or "as-written":
                return Difficulty.AsWritten;
            case "standard":
                return Difficulty.Standard;
            case "hard":
                return Difficulty.Hard;
            default:
                faults.Add(new InputFault("difficulty", $"\"{word}\" must be as-written, standard or hard."));
                return Difficulty.AsWritten;
        }
    }
}
