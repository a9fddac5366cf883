using Microsoft.Extensions.Time.Testing;
using Ops.Dashboard.Api;
using Ops.Dashboard.Tests.Shared;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Api;

/// <summary>How old the picture is must not be told by a clock that can be set.</summary>
public sealed class FleetPulseTests
{
    [Fact]
    public void Picture_GetsOld_ThoughTheWallClockIsSetBack()
    {
        var time = new SteppedTime();
        var cell = new Cell(RoomPictures.Quiet().Fleet! with
        {
            PublishedAt = WallTime.Now(time), MadeAt = time.GetTimestamp(),
        });
        var pulse = new FleetPulse(cell, time);

        time.Advance(TimeSpan.FromSeconds(30));
        time.Step = TimeSpan.FromHours(-1);

        Assert.Equal(TimeSpan.FromSeconds(30), pulse.Age());
    }

    private sealed class SteppedTime : TimeProvider
    {
        private readonly FakeTimeProvider _steady = new();

        public TimeSpan Step { get; set; }

        public override long TimestampFrequency => _steady.TimestampFrequency;

        public void Advance(TimeSpan by) => _steady.Advance(by);

        public override DateTimeOffset GetUtcNow() => _steady.GetUtcNow() + Step;

        public override long GetTimestamp() => _steady.GetTimestamp();
    }

    private sealed class Cell(FleetSnapshot now) : IFleetReader
    {
        public FleetSnapshot? Current => now;

        public ChangeSignal Changed { get; } = new();

        public IDetailWatch Watch(ServerId server) => throw new NotSupportedException();
    }
}
