using Microsoft.Extensions.DependencyInjection;
using Ops.Dashboard.BlindDrill;
using Ops.Dashboard.Tests.Shared;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Api;

/// <summary>A drill that had to wait until the room was calm.</summary>
public sealed class LateBlindDrillTests : IDisposable
{
    private static readonly Actor s_supervisor = new(ActorKind.Person, "supervisor-1");
    private readonly RoomFactory _room = new();

    private BlindDrillDesk Desk => _room.Services.GetRequiredService<BlindDrillDesk>();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task DrillThatAppearsLate_HasItsWholePatience()
    {
        await _room.RunningAsync();
        _room.Room.Publish();
        Assert.Null(Desk.Authorise(s_supervisor, TimeSpan.FromMinutes(1), 7));
        _room.Room.Desk.Observe(
            RoomPictures.At, [AlarmPictures.Finding("order-conservation", 7, LimitAction.Block)]);
        TimeSpan late = TimeSpan.FromMinutes(5);
        _room.Time.SetUtcNow(Desk.Plan!.AppearsAt + late);
        Desk.Step();
        Assert.False(Desk.IsShown);
        _room.Room.Desk.Acknowledge(_room.Room.Desk.Current.Groups[0].Root.Id, s_supervisor);
        _room.Room.Desk.Observe(RoomPictures.At, []);
        Desk.Step();
        Assert.True(Desk.IsShown);

        Desk.Step();
        Assert.True(Desk.IsShown); // it has not even gone wrong
        _room.Time.SetUtcNow(Desk.Plan!.WrongAt + late + BlindDrillPlan.Patience);
        Desk.Step();
        Assert.True(Desk.IsShown);
        _room.Time.Advance(TimeSpan.FromSeconds(1));
        Desk.Step();

        BlindDrillBook book = _room.Services.GetRequiredService<BlindDrillBook>();
        while (book.Read(out _).IsEmpty) // it is written off the path of whoever ended it
            await Task.Yield();
        Assert.Equal(BlindDrillEnd.Missed, Assert.Single(book.Read(out _)).End);
    }
}
