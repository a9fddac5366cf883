using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Ops.Dashboard.Api;
using Ops.Dashboard.Sessions;
using Xunit;

namespace Ops.Dashboard.Tests.Api;

/// <summary>The first kill finds its way walked, and no kill was given.</summary>
public sealed class KillWarmupTests : IDisposable
{
    private readonly RoomFactory _room = new();

    [Fact]
    public async Task Start_WalksTheWayOfAKill_OnAScratchRoomAlone()
    {
        await _room.RunningAsync();

        Assert.NotEmpty(Assert.Single(_room.Rooms.Scratch).Control.Current.Holds);
        Assert.Empty(_room.Room.Control.Current.Holds);
        Assert.All(_room.Room.Control.Current.Servers, server => Assert.Empty(server.Holds));
        Assert.Empty(_room.Room.Journal.StandingHolds);
        Assert.Equal(0, _room.Room.Journal.LastHoldId);
    }

    [Fact]
    public void Kills_OfTheWarmup_AreUnknownToTheRealDesk()
    {
        KillDesk desk = _room.Services.GetRequiredService<KillDesk>();
        var warmup = new KillWarmup(
            _room.Rooms, _room.Services.GetRequiredService<SessionSettings>(), _room.Time,
            Options.Create(new JsonOptions()));

        IReadOnlyList<KillReceipt> receipts = warmup.Run();

        Assert.NotEmpty(receipts);
        Assert.All(receipts, receipt => Assert.Null(desk.Find(receipt.Ticket)));
    }

    [Fact]
    public async Task Knocks_AreTurnedAway_AndReachNoDesk()
    {
        await _room.RunningAsync();
        long version = _room.Room.Control.Current.Version;

        int status = await KillWarmup.KnockAsync(
            _room.Services.GetRequiredService<EndpointDataSource>().Endpoints, _room.Services);

        Assert.Equal(StatusCodes.Status400BadRequest, status);
        Assert.Equal(version, _room.Room.Control.Current.Version);
        Assert.Empty(_room.Room.Control.Current.Holds);
    }

    public void Dispose() => _room.Dispose();
}
