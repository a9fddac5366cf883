using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Ops.Dashboard.BlindDrill;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Api;

/// <summary>The result of a drill is written off the path of whoever ended it; nothing of it is lost.</summary>
public sealed class BlindDrillEndTests : IDisposable
{
    private static readonly Actor s_supervisor = new(ActorKind.Person, "supervisor-1");
    private readonly RoomFactory _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task ProgramThatEnds_HasWrittenTheResultsBefore()
    {
        await _room.RunningAsync();
        BlindDrillDesk desk = _room.Services.GetRequiredService<BlindDrillDesk>();
        IHostedService clock = _room.Services.GetServices<IHostedService>().OfType<BlindDrillClock>().Single();
        for (ulong seed = 1; seed <= 3; seed++)
        {
            Assert.Null(desk.Authorise(s_supervisor, TimeSpan.FromMinutes(1), seed));
            Assert.True(desk.CallOff(s_supervisor));
        }
        Task kept = desk.Kept;

        await clock.StopAsync(TestContext.Current.CancellationToken);

        Assert.True(kept.IsCompletedSuccessfully);
        Assert.Equal(3, _room.Services.GetRequiredService<BlindDrillBook>().Read(out _).Length);
        Assert.Equal(3, _room.Trail.Count(static entry => entry.What == "blind-drill-ended"));
    }
}
