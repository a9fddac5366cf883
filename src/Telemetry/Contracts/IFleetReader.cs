using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>Reads the fleet picture.</summary>
public interface IFleetReader
{
    /// <summary>The latest picture; null before the first.</summary>
    FleetSnapshot? Current { get; }

    /// <summary>Signals each new picture.</summary>
    ChangeSignal Changed { get; }

    /// <summary>
    /// Asks the loop to make a server's detail with every snapshot while the watch lives. Details of unwatched servers
    /// cost nothing.
    /// </summary>
    /// <param name="server">The server.</param>
    /// <returns>The watch; dispose it to stop.</returns>
    IDetailWatch Watch(ServerId server);
}
