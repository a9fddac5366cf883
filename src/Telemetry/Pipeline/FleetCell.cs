using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Pipeline;

/// <summary>
/// Where Rx ends: the latest snapshot and details as cells that any thread may read. Readers never hold up the loop.
/// </summary>
internal sealed class FleetCell : IFleetReader
{
    private readonly int[] _watches;
    private readonly ServerDetail?[] _details;
    private volatile FleetSnapshot? _current;

    /// <summary>An empty cell.</summary>
    /// <param name="servers">Servers of the fleet.</param>
    public FleetCell(int servers) => (_watches, _details) = (new int[servers], new ServerDetail?[servers]);

    /// <inheritdoc/>
    public FleetSnapshot? Current => _current;

    /// <inheritdoc/>
    public ChangeSignal Changed { get; } = new();

    /// <inheritdoc/>
    public IDetailWatch Watch(ServerId server)
    {
        if (server.Index >= _watches.Length)
            throw new ArgumentException($"{server} is not of this fleet of {_watches.Length} servers.", nameof(server));
        if (Interlocked.Increment(ref _watches[server.Index]) == 1)
            Volatile.Write(ref _details[server.Index], null); // what was seen at the last visit is old
        return new DetailWatch(this, server.Index);
    }

    /// <summary>Whether somebody looks at a server's page.</summary>
    /// <param name="server">Its index.</param>
    /// <returns>Whether its detail is worth making.</returns>
    public bool IsWatched(int server) => Volatile.Read(ref _watches[server]) > 0;

    /// <summary>Puts a detail in its place.</summary>
    /// <param name="detail">The detail.</param>
    public void Set(ServerDetail detail) => Volatile.Write(ref _details[detail.Server.Index], detail);

    /// <summary>Puts a snapshot in its place and wakes the readers.</summary>
    /// <param name="snapshot">The snapshot.</param>
    public void Set(FleetSnapshot snapshot)
    {
        _current = snapshot;
        Changed.Raise();
    }

    private sealed class DetailWatch(FleetCell cell, int server) : IDetailWatch
    {
        private int _disposed;

        public ServerDetail? Current => Volatile.Read(ref cell._details[server]);

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _disposed, 1) == 0)
                Interlocked.Decrement(ref cell._watches[server]);
        }
    }
}
