using Ops.EndToEnd.Tests.Browsing;

namespace Ops.EndToEnd.Tests.Figures;

/// <summary>A room that makes ten pictures a second, the most there are.</summary>
public sealed class FastRoom(BrowserFixture browser) : FigureRoom(browser)
{
    /// <inheritdoc/>
    protected override (string Key, string Value)[] Settings =>
        [.. base.Settings, ("Ops:Pipeline:SnapshotsPerSecond", "10")];
}
