using Ops.EndToEnd.Tests.Browsing;

namespace Ops.EndToEnd.Tests.Figures;

/// <summary>
/// A room in which every page's circuit blocks as soon as it is connected and never comes back. The program is the
/// built one; <see cref="CircuitBlocker"/> gets into it by the runtime's own doors.
/// </summary>
public sealed class BlockedRoom(BrowserFixture browser) : FigureRoom(browser)
{
    /// <inheritdoc/>
    protected override (string Key, string Value)[] Settings =>
    [
        .. base.Settings, ("DOTNET_STARTUP_HOOKS", typeof(BlockedRoom).Assembly.Location),
        ("ASPNETCORE_HOSTINGSTARTUPASSEMBLIES", typeof(BlockedRoom).Assembly.GetName().Name!),
    ];
}
