using Ops.EndToEnd.Tests.Rooms;

namespace Ops.EndToEnd.Tests.Figures;

/// <summary>
/// Writes what was measured to artifacts/screen-figures.md, one row per figure with the load of the machine beside it:
/// name, count, median, 99th percentile, largest, load average.
/// </summary>
internal static class FigureBook
{
    private const string LoadFile = "/proc/loadavg";
    private static readonly Lock s_lock = new();

    /// <summary>Folder of what figures leave behind.</summary>
    public static string Folder => Path.Combine(BuiltProgram.Repository, "artifacts");

    /// <summary>Adds a row.</summary>
    /// <param name="row">The row, without the load.</param>
    public static void Write(string row)
    {
        lock (s_lock)
        {
            Directory.CreateDirectory(Folder);
            File.AppendAllText(Path.Combine(Folder, "screen-figures.md"), $"{row} {Load()} |\n");
        }
    }

    /// <summary>The load average of the last minute; a dash where there is none to read.</summary>
    private static string Load() => File.Exists(LoadFile) ? File.ReadAllText(LoadFile).Split(' ')[0] : "-";
}
