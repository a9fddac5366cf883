using Microsoft.Extensions.Logging;
using Ops.Dashboard.Classroom;
using Ops.Dashboard.Sessions;
using Ops.Dashboard.Tests.Shared;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Sessions;

public sealed class HoldLogTests : ILogger<HoldLog>
{
    private readonly List<string> _warnings = [];
    private readonly HoldLog _log;

    public HoldLogTests() => _log = new HoldLog(new FakeRoom(), RoomPlace.Main, this);

    [Fact]
    public void Hold_ThatNoPersonAskedFor_IsWrittenOnceWhenItBegins()
    {
        ControlSnapshot none = RoomPictures.Quiet().Control;
        Hold stopped = RoomPictures.Hold(4, HaltScope.Server("smars-8")) with
        {
            Kind = HoldKind.Breaker, By = new Actor(ActorKind.Breaker, "order-rate"),
            Reason = "Restart after H-3 stopped again at its stage 1 %: order rate.",
        };

        _log.Look(none);
        _log.Look(none with { Holds = [stopped] });
        _log.Look(none with { Holds = [stopped] });

        Assert.Equal(
            ["H-4 of kind Breaker by order-rate: server smars-8, BlockAndCancel. " +
                "Restart after H-3 stopped again at its stage 1 %: order rate."],
            _warnings);
    }

    [Theory]
    [InlineData(HoldKind.Parity, HaltMode.Block, 1)]
    [InlineData(HoldKind.Lease, HaltMode.Block, 1)]
    [InlineData(HoldKind.Ramp, HaltMode.BlockAndCancel, 1)]
    [InlineData(HoldKind.Ramp, HaltMode.Throttle, 0)]
    [InlineData(HoldKind.Manual, HaltMode.BlockAndCancel, 0)]
    [InlineData(HoldKind.Drill, HaltMode.Block, 0)]
    public void Hold_OfAKind_IsWrittenWhenItStopsByItself(HoldKind kind, HaltMode mode, int lines)
    {
        Hold hold = RoomPictures.Hold(4, HaltScope.Fleet) with { Kind = kind, Mode = mode };

        _log.Look(RoomPictures.Quiet().Control with { Holds = [hold] });

        Assert.Equal(lines, _warnings.Count);
    }

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        Assert.Equal(LogLevel.Warning, logLevel);
        _warnings.Add(formatter(state, exception));
    }
}
