namespace Ops.Dashboard.Startup;

/// <summary>
/// The one folder everything is written to, held by one process at a time: two control rooms that share holds and keys
/// without knowing of each other would each believe they have the last word.
/// </summary>
internal sealed class DataDirectory : IDisposable
{
    private readonly FileStream? _lock;

    private DataDirectory(string root, FileStream? held) => (Root, _lock) = (root, held);

    /// <summary>Its full path.</summary>
    public string Root { get; }

    /// <summary>
    /// The folder relative paths start from: the repository when the program runs from its source, else the program's
    /// own.
    /// </summary>
    /// <param name="baseDirectory">Folder of the program.</param>
    /// <returns>The folder.</returns>
    public static string Home(string baseDirectory)
    {
        for (DirectoryInfo? at = new(baseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Ops.sln")))
                return at.FullName;
        }
        return baseDirectory;
    }

    /// <summary>Makes the folder, readable by its owner alone, and takes it.</summary>
    /// <param name="root">Its full path.</param>
    /// <returns>The folder, or why it can't be used.</returns>
    public static (DataDirectory? Directory, string? Problem) Take(string root)
    {
        try
        {
            Make(root);
            string path = Path.Combine(root, "lock");
            return (new DataDirectory(
                root, new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)), null);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return (null, $"\"{root}\" can't be used: {refused.Message} It must be a folder that can be written and " +
                "that no other control room uses.");
        }
    }

    /// <summary>Path of something below it.</summary>
    /// <param name="name">Name of the file or folder.</param>
    /// <returns>Its full path.</returns>
    public string PathOf(string name) => Path.Combine(Root, name);

    /// <summary>A folder below it, for one part of the program; it is held as long as this one is.</summary>
    /// <param name="name">Its name, with slashes for folders in folders.</param>
    /// <returns>The folder, made.</returns>
    public DataDirectory Below(string name)
    {
        string root = PathOf(name);
        Make(root);
        return new DataDirectory(root, null);
    }

    /// <inheritdoc/>
    public void Dispose() => _lock?.Dispose();

    private static void Make(string root)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(root);
        else
            Directory.CreateDirectory(
                root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
