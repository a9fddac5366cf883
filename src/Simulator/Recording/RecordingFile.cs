namespace Ops.Simulator.Recording;

/// <summary>A recording is a directory of its own with one file in it.</summary>
public static class RecordingFile
{
    /// <summary>Name of the file.</summary>
    public const string Name = "recording.opsr";

    /// <summary>The file of a recording.</summary>
    /// <param name="directory">Its directory.</param>
    /// <returns>The path.</returns>
    public static string In(string directory) => Path.Combine(directory, Name);

    /// <summary>Why a recording could not be made there; asked before a long run.</summary>
    /// <param name="directory">Its directory.</param>
    /// <returns>The reason; null when it can.</returns>
    public static string? Unwritable(string directory)
    {
        if (File.Exists(directory))
            return $"--record {directory} is a file; name a directory.";
        if (File.Exists(In(directory)))
            return $"--record {directory} holds a recording already, which is never overwritten; name another.";
        try
        {
            System.IO.Directory.CreateDirectory(directory);
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return $"--record {directory} can't be made: {failure.Message}";
        }
    }

    /// <summary>Makes the file of a new recording.</summary>
    /// <param name="directory">Its directory; made when it is missing.</param>
    /// <returns>The file, empty, others may read it.</returns>
    /// <exception cref="IOException">There is a recording already, or it can't be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    public static Stream Create(string directory)
    {
        System.IO.Directory.CreateDirectory(directory);
        return new FileStream(
            In(directory), FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 1 << 16);
    }
}
