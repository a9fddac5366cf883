using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Ops.Telemetry.Model;
using Ops.Telemetry.Pipeline;

namespace Ops.Telemetry;

/// <summary>The canary of a room: where its parts are brought together for whoever drills.</summary>
/// <param name="control">Where it is attached.</param>
/// <param name="make">Makes a canary for a place in the control plane.</param>
/// <param name="loop">Wishes for the loop's thread.</param>
/// <param name="watchdog">Wishes for the watchdog's thread.</param>
internal sealed class CanaryDesk(
    ControlPlane control, Func<ServerId, ICanary> make, DrillSlot loop, DrillSlot watchdog) : ICanaryDesk
{
    /// <inheritdoc/>
    public string? Fault
    {
        get => loop.Fault;
        set => loop.Fault = value;
    }

    /// <inheritdoc/>
    public ICanary Renew()
    {
        // a wish that a slow thread has not taken yet was for the canary before
        loop.TryTake();
        watchdog.TryTake();
        ICanary fresh = make(control.CanaryServer);
        control.RenewCanary(fresh.Gate);
        return fresh;
    }

    /// <inheritdoc/>
    public void AskBreaker() => loop.Ask();

    /// <inheritdoc/>
    public void AskWatchdog() => watchdog.Ask();
}
