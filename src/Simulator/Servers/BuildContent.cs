using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;
using Ops.Simulator.Scenarios;

namespace Ops.Simulator.Servers;

/// <summary>Hash of a build's content and digest of a configuration.</summary>
internal static class BuildContent
{
    /// <summary>
    /// Over everything the build consists of, in a fixed order, so that two servers with the same hash do the same.
    /// </summary>
    /// <param name="build">The build.</param>
    /// <param name="paths">All code paths.</param>
    /// <returns>The hash, hexadecimal.</returns>
    /// <exception cref="ArgumentException">The build names a path that does not exist.</exception>
    public static string Hash(BuildSpec build, ImmutableArray<CodePath> paths)
    {
        var content = new StringBuilder();
        content.Append(build.Name).Append('\n').Append(build.DefaultPath).Append('\n');
        foreach ((string flag, string path) in build.FlagPaths.OrderBy(p => p.Key, StringComparer.Ordinal))
            content.Append(flag).Append('=').Append(path).Append('\n');
        IEnumerable<string> names = build.FlagPaths.Values.Append(build.DefaultPath);
        foreach (string name in names.Distinct().Order(StringComparer.Ordinal))
            content.Append(Text(Find(paths, name).Spec)).Append('\n');
        return Hex(content.ToString());
    }

    /// <summary>Over every setting, in the order of their names. Flags are no part of it: they are compared one by
    /// one.</summary>
    /// <param name="config">The settings.</param>
    /// <returns>The digest, hexadecimal.</returns>
    public static string Digest(ImmutableSortedDictionary<string, string> config) =>
        Hex(string.Join('\n', config.Select(static setting => $"{setting.Key}={setting.Value}")));

    /// <summary>Finds a code path.</summary>
    /// <param name="paths">All of them.</param>
    /// <param name="name">Its name.</param>
    /// <returns>The path.</returns>
    /// <exception cref="ArgumentException">There is no such path.</exception>
    public static CodePath Find(ImmutableArray<CodePath> paths, string name)
    {
        foreach (CodePath path in paths)
        {
            if (path.Spec.Name == name)
                return path;
        }
        throw new ArgumentException(
            $"There is no code path {name}; the paths are {string.Join(", ", paths.Select(p => p.Spec.Name))}.",
            nameof(name));
    }

    // A key that came later and that a path does not use is no part of it: builds from before keep their hash.
    private static string Text(CodePathSpec path) =>
        path.ToString().Replace($", {nameof(SendingSpec.OnClose)} = {bool.FalseString}", "", StringComparison.Ordinal);

    private static string Hex(string content) =>
        Convert.ToHexStringLower(XxHash64.Hash(Encoding.UTF8.GetBytes(content)));
}
