using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Ops.Dashboard.BlindDrill;
using Ops.Dashboard.Sessions;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Api;

/// <summary>The result of a drill is written off the path of whoever ended it; nothing of it is lost.</summary>
public sealed class BlindDrillEndTests : IDisposable
{
    private static readonly Actor s_supervisor = new(ActorKind.Person, "supervisor-1");
    private readonly RoomFactory _room = new();
    private readonly SlowLog _log = new();

    public void Dispose()
    {
        _room.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task ProgramThatEnds_WaitsForTheResult_HoweverLongItTakes()
    {
        await _room.RunningAsync();
        IServiceProvider services = _room.Services;
        BlindDrillBook book = services.GetRequiredService<BlindDrillBook>();
        var desk = new BlindDrillDesk(
            services.GetRequiredService<SessionStage>(), book, services.GetRequiredService<SessionAudit>(), _room.Time,
            _log);
        using var clock = new BlindDrillClock(desk, _room.Time);
        await clock.StartAsync(TestContext.Current.CancellationToken);
        Assert.Null(desk.Authorise(s_supervisor, TimeSpan.FromMinutes(1), 7));
        Assert.True(desk.CallOff(s_supervisor)); // comes back while the log still holds up who writes

        Task stopping = clock.StopAsync(TestContext.Current.CancellationToken);
        _log.GoOn();
        await stopping;

        Assert.True(_log.HasTakenTheEnd);
        Assert.Single(book.Read(out _));
        Assert.Single(_room.Trail, static entry => entry.What == "blind-drill-ended");
    }

    /// <summary>Holds up who tells it of a drill's end, the last that is done, until it may go on.</summary>
    private sealed class SlowLog : ILogger<BlindDrillDesk>, IDisposable
    {
        private readonly ManualResetEvent _mayGoOn = new(initialState: false);
        private volatile bool _hasTakenTheEnd;

        public bool HasTakenTheEnd => _hasTakenTheEnd;

        public void GoOn() => _mayGoOn.Set();

        public void Dispose() => _mayGoOn.Dispose();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (!formatter(state, exception).StartsWith("blind-drill-ended", StringComparison.Ordinal))
                return;
            Assert.True(_mayGoOn.WaitOne(TimeSpan.FromMinutes(5)));
            _hasTakenTheEnd = true;
        }
    }
}
