using System.Security.Cryptography;
using System.Text;

namespace Ops.Dashboard.Sessions;

/// <summary>
/// Which page people have before them, as one short hash: of this program, which holds the markup, and of every style
/// sheet and script it serves. Read once, at the start.
/// </summary>
internal static class PageLayout
{
    private const int Digits = 16;

    /// <summary>The folder of the files that are served.</summary>
    public static string Shipped => Path.Combine(AppContext.BaseDirectory, "wwwroot");

    /// <summary>Reads the files.</summary>
    /// <param name="folder">Their folder; one that is missing counts as empty.</param>
    /// <returns>The hash: 16 hexadecimal digits.</returns>
    public static string Read(string folder)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(typeof(PageLayout).Assembly.ManifestModule.ModuleVersionId.ToByteArray());
        if (Directory.Exists(folder))
        {
            IEnumerable<string> files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(static file => Path.GetExtension(file) is ".css" or ".js")
                .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
                .Order(StringComparer.Ordinal);
            foreach (string file in files)
            {
                hash.AppendData(Encoding.UTF8.GetBytes(file));
                hash.AppendData(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, file))));
            }
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..Digits];
    }
}
