namespace Ops.Telemetry.Contracts;

/// <summary>A canary as the fleet makes it: a real gate, its sending thread, and a venue that leads nowhere.</summary>
public interface ICanary
{
    /// <summary>The gate: held, latched and answered for as every other.</summary>
    IFlowGate Gate { get; }

    /// <summary>Tries to send one order through the gate. Nobody else sends there.</summary>
    /// <returns>Whether it left.</returns>
    bool Probe();
}
