using Ops.Simulator.Servers;
using Ops.Soak.Tests.Witness;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Soak.Tests.Faults;

/// <summary>A gate that can be deaf; what gets through is witnessed.</summary>
/// <param name="inner">The gate.</param>
/// <param name="witness">Sees what changes at the gate.</param>
internal sealed class FaultyGate(OrderGate inner, GateWitness witness) : IFlowGate
{
    /// <summary>Whether it takes commands and does nothing of them.</summary>
    public bool IsDeaf { get; set; }

    /// <inheritdoc/>
    public ServerId Server => inner.Server;

    /// <inheritdoc/>
    public bool IsQuiet => inner.IsQuiet;

    /// <inheritdoc/>
    public bool IsLatched => inner.IsLatched;

    /// <inheritdoc/>
    public long LatchVersion => inner.LatchVersion;

    /// <inheritdoc/>
    public long LastSend => inner.LastSend;

    /// <inheritdoc/>
    public void Latch(HoldId hold, HaltMode mode = HaltMode.Block)
    {
        if (IsDeaf)
            return;
        inner.Latch(hold, mode);
        witness.Latched(inner.Server, hold);
    }

    /// <inheritdoc/>
    public void Pace(HoldId hold, OrderPace pace, ControllerToken by)
    {
        if (IsDeaf)
            return;
        long before = inner.LatchVersion;
        inner.Pace(hold, pace, by);
        if (inner.LatchVersion != before) // else it was there, or whoever speaks is not obeyed
            witness.Latched(inner.Server, hold);
    }

    /// <inheritdoc/>
    public void SetLimits(GateLimitSet limits, bool enforce) => inner.SetLimits(limits, enforce);

    /// <inheritdoc/>
    public bool Renew(LeaseGrant grant) => IsDeaf || inner.Renew(grant);

    /// <inheritdoc/>
    public void KeepLapse(HoldId hold, ControllerToken by)
    {
        if (!IsDeaf)
            inner.KeepLapse(hold, by);
    }

    /// <inheritdoc/>
    public void Unlatch(HoldId hold, ControllerToken by)
    {
        if (IsDeaf)
            return;
        long before = inner.LatchVersion;
        inner.Unlatch(hold, by);
        if (inner.LatchVersion == before)
            return; // it was not there, or whoever speaks is not obeyed
        witness.Unlatched(inner.Server, hold, inner.IsLatched);
    }

    /// <inheritdoc/>
    public void RequestCancelOpen()
    {
        if (!IsDeaf)
            inner.RequestCancelOpen();
    }

    /// <inheritdoc/>
    public void Sever()
    {
        if (IsDeaf)
            return;
        inner.Sever();
        witness.Cut(inner.Server);
    }

    /// <inheritdoc/>
    public void Restore(ControllerToken by)
    {
        if (IsDeaf)
            return;
        long before = inner.LatchVersion;
        inner.Restore(by);
        if (inner.LatchVersion != before)
            witness.Mended(inner.Server);
    }
}
