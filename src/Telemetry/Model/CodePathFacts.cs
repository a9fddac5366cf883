namespace Ops.Telemetry.Model;

/// <summary>What the ledger knows of a code path.</summary>
/// <param name="Name">Its name, as manifests write it.</param>
/// <param name="Title">What a person calls it, e.g. Power Peg.</param>
/// <param name="Retired">Whether it was meant never to run again.</param>
/// <param name="Owner">Who answers for it; null when nobody is named.</param>
/// <param name="Purpose">What it is for, in a sentence; null when nobody wrote it down.</param>
public sealed record CodePathFacts(string Name, string Title, bool Retired, string? Owner, string? Purpose)
{
    /// <summary>The title, with the word that warns.</summary>
    public override string ToString() => Retired ? $"{Title} (retired)" : Title;
}
