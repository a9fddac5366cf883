namespace Ops.Dashboard.Startup;

/// <summary>
/// The switches of a start. One that sets nothing is refused by name: a misspelt one would leave things as they are,
/// and nobody would know.
/// </summary>
internal static class Switches
{
    private const string OwnUrls = "Ops:Urls";
    private const string Example = $"--{OwnUrls}=http://127.0.0.1:5081";

    // what a host of ASP.NET takes beside the keys of this program
    private static readonly string[] s_ofTheHost =
    [
        "environment", "contentRoot", "applicationName", "webRoot", "captureStartupErrors", "detailedErrors",
        "hostingStartupAssemblies", "hostingStartupExcludeAssemblies", "preferHostingUrls", "preventHostingStartup",
        "shutdownTimeoutSeconds", "startupAssembly", "staticWebAssets", "suppressStatusMessages",
    ];
    private static readonly string[] s_sections = ["Ops", "Serilog", "Logging", "hostBuilder"];

    /// <summary>Reads them.</summary>
    /// <param name="args">As they were given.</param>
    /// <param name="faults">Takes those that set nothing.</param>
    /// <returns>The switches in the program's own words: --urls is Ops:Urls.</returns>
    public static string[] Read(IReadOnlyList<string> args, List<string> faults)
    {
        var read = new List<string>(args.Count);
        for (int i = 0; i < args.Count; i++)
        {
            string given = args[i];
            (string key, string? value) = Split(given);
            if (value is null && i + 1 < args.Count && !args[i + 1].StartsWith('-'))
                value = args[++i];
            if (value is null)
                faults.Add($"{given}: has no value; write --KEY=VALUE, such as {Example}.");
            else if (!IsKnown(key))
            {
                faults.Add(
                    $"{given.Split('=')[0]}: there is no such switch; there are --urls and the keys of " +
                    $"appsettings.json, such as {Example}.");
            }
            else
                read.Add($"--{(Is(key, "urls") ? OwnUrls : key)}={value}");
        }
        return [.. read];
    }

    private static (string Key, string? Value) Split(string argument)
    {
        string[] parts = argument.Split('=', 2);
        return (parts[0].TrimStart('-', '/'), parts.Length == 2 ? parts[1] : null);
    }

    // whether the key itself is known is for whoever reads its section
    private static bool IsKnown(string key) => Is(key, "urls") || s_ofTheHost.Any(one => Is(key, one))
        || s_sections.Any(section => Is(key, section)
            || key.StartsWith($"{section}:", StringComparison.OrdinalIgnoreCase));

    private static bool Is(string key, string name) => key.Equals(name, StringComparison.OrdinalIgnoreCase);
}
