using Ops.Dashboard.Components.Pages;

namespace Ops.Dashboard.Components.Station;

/// <summary>Which pages of the room can be looked at over a trainee's shoulder.</summary>
internal static class MirrorPages
{
    private const string Servers = "servers/";

    private static readonly Dictionary<string, Type> s_pages = new(StringComparer.Ordinal)
    {
        [""] = typeof(FleetPage), ["alarms"] = typeof(AlarmsPage), ["limits"] = typeof(LimitsPage),
        ["parity"] = typeof(ParityPage), ["doors"] = typeof(DoorsPage), ["training"] = typeof(TrainingPage),
    };

    /// <summary>The page at a path.</summary>
    /// <param name="path">The path, relative to the room.</param>
    /// <returns>Its component and parameters; null when it is none of them.</returns>
    public static (Type Type, Dictionary<string, object> Parameters)? Find(string path)
    {
        string bare = path.Split('?', '#')[0].Trim('/');
        if (s_pages.TryGetValue(bare, out Type? type))
            return (type, []);
        return bare.StartsWith(Servers, StringComparison.Ordinal)
            ? (typeof(ServerPage), new() { ["Name"] = Uri.UnescapeDataString(bare[Servers.Length..]) })
            : null;
    }
}
