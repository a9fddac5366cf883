using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Ops.EndToEnd.Tests.Browsing;

/// <summary>
/// Stands between a page and its circuit: lets its connections through until they are cut, then refuses every new one.
/// </summary>
internal sealed class SocketCutter
{
    private readonly ConcurrentQueue<IWebSocketRoute> _open = new();
    private readonly ConcurrentQueue<Task> _closing = new();
    private volatile bool _isCut;

    private SocketCutter(bool isCut) => _isCut = isCut;

    /// <summary>Connections that were let through so far.</summary>
    public int Connections => _open.Count;

    /// <summary>Connections that were refused or cut so far.</summary>
    public int Refused => _closing.Count;

    /// <summary>Stands before a page that has not been opened yet.</summary>
    /// <param name="page">The page.</param>
    /// <param name="refuse">Whether even the first connection is refused.</param>
    public static async Task<SocketCutter> BeforeAsync(IPage page, bool refuse)
    {
        var cutter = new SocketCutter(refuse);
        await page.RouteWebSocketAsync("**/*", cutter.Meet);
        await page.RouteAsync("**/_blazor/**", cutter.MeetAsync);
        return cutter;
    }

    /// <summary>Cuts every connection and refuses all that follow.</summary>
    public async Task CutAsync()
    {
        _isCut = true;
        foreach (IWebSocketRoute socket in _open)
            _closing.Enqueue(socket.CloseAsync());
        await Task.WhenAll(_closing);
    }

    // without a WebSocket the page falls back to polling: that is refused as well, so that there is no circuit
    private Task MeetAsync(IRoute request) => _isCut ? request.AbortAsync() : request.ContinueAsync();

    private void Meet(IWebSocketRoute socket)
    {
        if (_isCut)
        {
            _closing.Enqueue(socket.CloseAsync());
            return;
        }
        socket.ConnectToServer();
        _open.Enqueue(socket);
    }
}
