using Ops.EndToEnd.Tests.Rooms;

namespace Ops.EndToEnd.Tests.Figures;

/// <summary>Writes what was measured to artifacts/screen-figures.md, one row per figure.</summary>
internal static class FigureBook
{
    private static readonly Lock s_lock = new();

    /// <summary>Adds a row.</summary>
    public static void Write(string row)
    {
        string folder = Path.Combine(BuiltProgram.Repository, "artifacts");
        lock (s_lock)
        {
            Directory.CreateDirectory(folder);
            File.AppendAllText(Path.Combine(folder, "screen-figures.md"), row + "\n");
        }
    }
}
