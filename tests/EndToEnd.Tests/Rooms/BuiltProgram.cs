namespace Ops.EndToEnd.Tests.Rooms;

/// <summary>The program under test: the dashboard that was built together with these tests.</summary>
internal static class BuiltProgram
{
    /// <summary>Its file.</summary>
    public static string Path { get; } = Find();

    /// <summary>The folder of the repository.</summary>
    public static string Repository { get; } = FindRepository();

    private static string Find()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory); // tests/EndToEnd.Tests/bin/<configuration>/<framework>
        string configuration = own.Parent?.Name ?? "Release";
        string path = System.IO.Path.Combine(
            FindRepository(), "src", "Dashboard", "bin", configuration, own.Name, "Ops.Dashboard.dll");
        return File.Exists(path)
            ? path
            : throw new FileNotFoundException($"Build the solution first: there is no {path}.", path);
    }

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Ops.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException($"No Ops.sln above {AppContext.BaseDirectory}.");
    }
}
