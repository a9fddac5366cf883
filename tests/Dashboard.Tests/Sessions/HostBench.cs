using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Ops.Dashboard.Sessions;

namespace Ops.Dashboard.Tests.Sessions;

/// <summary>Session hosts over rooms without a world, one after the other in one data directory.</summary>
internal sealed class HostBench : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("ops-test-").FullName;
    private readonly List<SessionHost> _hosts = [];

    public HostBench() => Factory = new StandInFactory(Time);

    public FakeTimeProvider Time { get; } = new();

    public StandInFactory Factory { get; }

    public async Task<(SessionHost Host, SessionStage Stage)> StartAsync()
    {
        var stage = new SessionStage();
        var host = new SessionHost(
            stage, Factory, new SessionSettings("quiet-day", null, 1, 1),
            new SessionFile(Path.Combine(_directory, "session.json")), Time, NullLogger<SessionHost>.Instance);
        _hosts.Add(host);
        Xunit.Assert.Empty(host.Check());
        await host.StartAsync(CancellationToken.None);
        await TurnUntilAsync(() => stage.Session is { Preparing: null });
        return (host, stage);
    }

    public async Task TurnUntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            Xunit.TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            Time.Advance(TimeSpan.FromMilliseconds(250));
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (SessionHost host in _hosts)
        {
            await host.StopAsync(CancellationToken.None);
            host.Dispose();
        }
        Directory.Delete(_directory, recursive: true);
    }
}
