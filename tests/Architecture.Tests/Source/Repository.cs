using System.Collections.Immutable;

namespace Ops.Architecture.Tests.Source;

/// <summary>The working copy these tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] s_notOurs =
        [".git", ".vs", ".idea", "bin", "obj", "data", "logs", "artifacts", "TestResults",
            "BenchmarkDotNet.Artifacts", "node_modules"];

    /// <summary>The folder that holds Ops.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every file that belongs to the project, as paths from the root with forward slashes, sorted.</summary>
    public static ImmutableArray<string> Files { get; } =
        [.. Walk(Root).Select(Relative).Order(StringComparer.Ordinal)];

    /// <summary>Source files of a kind below some folders.</summary>
    /// <param name="extension">How the name ends, with its dot.</param>
    /// <param name="folders">Folders from the root, each with a closing slash.</param>
    public static IEnumerable<SourceFile> Sources(string extension, params string[] folders) =>
        Files
            .Where(path => path.EndsWith(extension))
            .Where(path => folders.Any(folder => path.StartsWith(folder)))
            .Select(SourceFile.Read);

    /// <summary>A path from the root, for messages; one outside the root stays as it is.</summary>
    public static string Relative(string path) =>
        path.StartsWith(Root) ? Path.GetRelativePath(Root, path).Replace('\\', '/') : path;

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Ops.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException(
            $"No Ops.sln above {AppContext.BaseDirectory}: run the tests from a build of the repository.");
    }

    private static IEnumerable<string> Walk(string folder) =>
        Directory.EnumerateFiles(folder).Concat(
            Directory.EnumerateDirectories(folder)
                .Where(child => !s_notOurs.Contains(Path.GetFileName(child)))
                .SelectMany(Walk));
}
