using Ops.Telemetry.Model;

namespace Ops.Telemetry.Parity;

/// <summary>A server began to run something else while its orders could leave.</summary>
/// <param name="Server">The server.</param>
/// <param name="At">When.</param>
/// <param name="Before">What it said before.</param>
/// <param name="After">What it says since.</param>
internal sealed record ManifestChange(ServerId Server, MarketTime At, ServerManifest Before, ServerManifest After)
{
    /// <summary>What changed, in a few words.</summary>
    /// <returns>Such as "2011.11 became 2012.07".</returns>
    public string Describe()
    {
        var parts = new List<string>();
        if (Before.Build != After.Build)
            parts.Add($"{Before.Build} became {After.Build}");
        else if (Before.BuildHash != After.BuildHash)
            parts.Add($"the content of {After.Build} became another");
        if (Before.ConfigDigest != After.ConfigDigest)
            parts.Add("the configuration became another");
        foreach (FlagState flag in After.Flags.Where(flag => ValueIn(Before, flag.Name) != flag.Value))
            parts.Add($"{flag.Name} went {(flag.Value ? "on" : "off")}");
        foreach (FlagState gone in Before.Flags.Where(flag => ValueIn(After, flag.Name) is null))
            parts.Add($"{gone.Name} is gone");
        return string.Join(", ", parts);
    }

    private static bool? ValueIn(ServerManifest manifest, string flag) =>
        manifest.Flags.FirstOrDefault(state => state.Name == flag)?.Value;
}
