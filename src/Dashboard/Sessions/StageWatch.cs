using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Sessions;

/// <summary>
/// A watch on a server that follows the stage: after a swap it watches the server of that number in the new fleet.
/// </summary>
/// <param name="stage">The stage.</param>
/// <param name="server">The server.</param>
internal sealed class StageWatch(SessionStage stage, ServerId server) : IDetailWatch
{
    private readonly Lock _lock = new();
    private RunningSession? _session;
    private IDetailWatch? _watch;
    private bool _disposed;

    /// <inheritdoc/>
    public ServerDetail? Current
    {
        get
        {
            lock (_lock)
            {
                Follow_NeedsLock();
                return _watch?.Current;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _watch?.Dispose();
            _watch = null;
        }
    }

    private void Follow_NeedsLock()
    {
        RunningSession? now = stage.Session;
        if (_disposed || ReferenceEquals(now, _session))
            return;
        _watch?.Dispose();
        _session = now;
        _watch = now is not null && server.Index < now.Room.Fleet.Servers.Length ? now.Room.Readings.Watch(server)
            : null;
    }
}
