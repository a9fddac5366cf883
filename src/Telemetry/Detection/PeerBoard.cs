using Ops.Telemetry.Metrics;

namespace Ops.Telemetry.Detection;

/// <summary>
/// All servers side by side at one tick, for rules that compare them. Filled once every server has been read, before
/// any is judged, so that all are compared at the same time.
/// </summary>
internal sealed class PeerBoard
{
    private readonly ServerLedger[] _servers;
    private readonly bool[] _comparable;

    /// <summary>A board of a fleet.</summary>
    /// <param name="servers">The servers' numbers, in the order of their ids.</param>
    public PeerBoard(ServerLedger[] servers) => (_servers, _comparable) = (servers, new bool[servers.Length]);

    /// <summary>Servers of the fleet.</summary>
    public int Count => _servers.Length;

    /// <summary>A server's numbers.</summary>
    /// <param name="server">Its index.</param>
    public ref readonly ReadingFigures this[int server] => ref _servers[server].Figures;

    /// <summary>Whether a server's figures say how a healthy server flows now: its feed is trusted and no hold covers
    /// it.</summary>
    /// <param name="server">Its index.</param>
    /// <returns>Whether it may be compared with.</returns>
    public bool IsComparable(int server) => _comparable[server];

    /// <summary>Says whether a server may be compared with.</summary>
    /// <param name="server">Its index.</param>
    /// <param name="comparable">Whether its feed is trusted and no hold covers it.</param>
    public void Set(int server, bool comparable) => _comparable[server] = comparable;
}
