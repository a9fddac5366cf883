using Ops.EndToEnd.Tests.Browsing;

namespace Ops.EndToEnd.Tests.Figures;

/// <summary>A room whose market runs sixty times as fast over the busiest morning there is.</summary>
public sealed class BusyRoom(BrowserFixture browser) : FigureRoom(browser)
{
    /// <inheritdoc/>
    protected override (string Key, string Value)[] Settings =>
    [
        .. base.Settings, ("Ops:Session:Scenario", "knight-2012"), ("Ops:Session:Speed", "60"),
        ("Ops:Pipeline:Breakers", "false"), ("Ops:Parity:Mode", "Observe"),
    ];
}
