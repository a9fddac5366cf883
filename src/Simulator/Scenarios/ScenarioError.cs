namespace Ops.Simulator.Scenarios;

/// <summary>One fault of a file that a person wrote: where it is, what is wrong and what would be right.</summary>
/// <param name="File">The file as it was named; empty where there is none.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Wrong">What is wrong.</param>
/// <param name="Right">What would be right.</param>
public sealed record ScenarioError(string File, int Line, int Column, string Wrong, string Right)
{
    /// <summary>file:line:column: what is wrong; what would be right. Without a file no place is said.</summary>
    public override string ToString() =>
        File.Length == 0 ? $"{Wrong}; {Right}" : $"{File}:{Line}:{Column}: {Wrong}; {Right}";
}
