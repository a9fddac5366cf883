using Ops.Telemetry.Model;

namespace Ops.Dashboard.Views;

/// <summary>A flag and what it makes the server execute.</summary>
/// <param name="Name">The flag.</param>
/// <param name="Selects">What it selects in the server's own build.</param>
/// <param name="Tone">How loud: a flag means something else on a build that was not planned.</param>
public sealed record FlagView(string Name, string Selects, Tone Tone = Tone.Calm)
{
    /// <summary>The flags of a server.</summary>
    /// <param name="manifest">What it says it runs; null when it has not said.</param>
    /// <returns>The flags.</returns>
    public static ViewList<FlagView> List(ServerManifest? manifest) => manifest is null
        ? ViewList<FlagView>.None
        : new(manifest.Flags.Select(f => From(f, manifest.OnPlan ? Tone.Calm : Tone.Warning)));

    private static FlagView From(FlagState flag, Tone tone)
    {
        string value = flag.Value ? "on" : "off";
        return new FlagView(flag.Name, flag.Selects is null ? $"{value}, unknown to this build"
            : $"{value} → {flag.Selects}", tone);
    }
}
