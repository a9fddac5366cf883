namespace Ops.Simulator.Scenarios.Reading;

/// <summary>Reads the text of a small document; what can't be read is an error, not an exception.</summary>
internal static class DocumentFile
{
    /// <summary>Largest document that is read, in bytes.</summary>
    public const int LargestBytes = 4 * 1024 * 1024;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="error">Why it can't be read; null when it was.</param>
    /// <returns>The text; null when it can't be read.</returns>
    public static string? ReadText(string path, out ScenarioError? error)
    {
        error = null;
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
                error = new ScenarioError(path, 1, 1, "there is no such file", "name an existing YAML file");
            else if (file.Length > LargestBytes)
                error = new ScenarioError(path, 1, 1, $"the file has {file.Length} bytes",
                    $"at most {LargestBytes} are read");
            return error is null ? Utf8Text.Read(File.ReadAllBytes(path), path, out error) : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            error = new ScenarioError(path, 1, 1, $"the file can't be read: {failure.Message}", "make it readable");
            return null;
        }
    }
}
