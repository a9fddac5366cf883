using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Pipeline;

/// <summary>What happens when a limit wired to block is crossed. Called on the loop's thread.</summary>
public interface ITripHandler
{
    /// <summary>Whether a trip is news: false while an earlier one of the same rule and server, at least
    /// as strong, still stands.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="action">The action that is due; a stronger one than what stands is news.</param>
    /// <param name="server">The server; null for the fleet.</param>
    /// <returns>Whether <see cref="Trip"/> is to be called.</returns>
    bool Wants(string rule, LimitAction action, ServerDefinition? server);

    /// <summary>Answers a trip.</summary>
    /// <param name="anomaly">What crossed which limit.</param>
    /// <param name="server">The server; null for the fleet.</param>
    void Trip(Anomaly anomaly, ServerDefinition? server);
}
