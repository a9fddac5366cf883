using System.Net.WebSockets;
using System.Text;
using Microsoft.Playwright;
using Ops.EndToEnd.Tests.Browsing;
using Ops.EndToEnd.Tests.Figures;
using Ops.EndToEnd.Tests.Rooms;
using Xunit;

namespace Ops.EndToEnd.Tests;

/// <summary>Two hundred connections of pages that never read again do not delay a kill.</summary>
public sealed class HungCircuitTests(FigureRoom room) : IClassFixture<FigureRoom>
{
    private const int Hung = 200;

    // what a page's connection says first; after it nothing is read any more
    private static readonly byte[] s_hello =
        Encoding.UTF8.GetBytes("""{"protocol":"blazorpack","version":1}""" + '\u001e');

    [Fact]
    public async Task Kill_WithTwoHundredHungCircuits_IsConfirmed()
    {
        var sockets = new List<ClientWebSocket>();
        try
        {
            for (int i = 0; i < Hung; i++)
                sockets.Add(await HangAsync());

            IPage page = await room.OpenAsync(Role.Operator);
            await page.KillByFormAsync("smars-6");

            Assert.All(sockets, socket => Assert.Equal(WebSocketState.Open, socket.State));
        }
        finally
        {
            sockets.ForEach(static socket => socket.Dispose());
        }
    }

    private async Task<ClientWebSocket> HangAsync()
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", room.Bearer);
        var address = new UriBuilder(room.Room.Address) { Scheme = "ws", Path = "/_blazor" };
        await socket.ConnectAsync(address.Uri, CancellationToken.None);
        await socket.SendAsync(s_hello, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        return socket;
    }
}
