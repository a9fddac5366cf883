namespace Ops.Telemetry.Audit;

/// <summary>The journal's file is damaged, of an unknown kind, or in use; it was left as it is.</summary>
public sealed class JournalFileException : IOException
{
    /// <summary>A fault at a place.</summary>
    /// <param name="fileName">The file.</param>
    /// <param name="position">Where in it: a byte, or a table and row.</param>
    /// <param name="problem">What is wrong and what would be right, as a sentence.</param>
    /// <param name="cause">What failed underneath.</param>
    public JournalFileException(string fileName, string position, string problem, Exception? cause = null)
        : base($"{fileName}, {position}: {problem}", cause) => (FileName, Position) = (fileName, position);

    /// <summary>The file.</summary>
    public string FileName { get; }

    /// <summary>Where in it.</summary>
    public string Position { get; }
}
