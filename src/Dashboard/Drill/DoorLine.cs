using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Ops.Dashboard.Drill;

/// <summary>
/// Through the network, to the first address the program listens on: socket, server, routing and sign-in are part of
/// the door. Connections are closed after each round, so that each proves that a new one is taken.
/// </summary>
/// <param name="server">The server.</param>
internal sealed class DoorLine(IServer server) : IDoorLine, IDisposable
{
    private readonly SocketsHttpHandler _handler = new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(1),
    };

    /// <inheritdoc/>
    public (Uri Address, HttpMessageHandler Handler)? Open() =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } address
            ? (new Uri(address), _handler)
            : null;

    /// <inheritdoc/>
    public void Dispose() => _handler.Dispose();
}
