using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>Where the independent witness reports orders that left after an acknowledged halt.</summary>
public interface ILeakSink
{
    /// <summary>Reports a leak: the server becomes Unconfirmed and its gate is severed.</summary>
    /// <param name="server">The server.</param>
    /// <param name="orders">How many new orders came after the acknowledgement, in total.</param>
    void ReportLeak(ServerId server, long orders);
}
