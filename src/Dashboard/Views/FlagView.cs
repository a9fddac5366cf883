using Ops.Telemetry.Model;

namespace Ops.Dashboard.Views;

/// <summary>A flag and what it makes the server execute.</summary>
/// <param name="Name">The flag.</param>
/// <param name="Selects">What it selects in the server's own build.</param>
public sealed record FlagView(string Name, string Selects)
{
    /// <summary>From a flag.</summary>
    /// <param name="flag">The flag.</param>
    /// <returns>The view.</returns>
    public static FlagView From(FlagState flag) => new(
        flag.Name, flag.Selects is null ? $"{(flag.Value ? "on" : "off")}, unknown to this build" : $"{(flag.Value ? "on" : "off")} → {flag.Selects}");
}
