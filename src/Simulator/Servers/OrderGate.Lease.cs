using Ops.Telemetry.Contracts;

namespace Ops.Simulator.Servers;

/// <content>The lease: a gate that hears no control room halts itself.</content>
public sealed partial class OrderGate
{
    /// <inheritdoc/>
    public bool Renew(LeaseGrant grant)
    {
        Reach();
        lock (_lock)
        {
            Volatile.Write(ref _answerAgain, 1); // whoever asks is told what it carries, obeyed or not
            if (!Obeys_NeedsLock(grant.Controller))
                return false;
            _lease = grant.Length;
            _renewals++;
            return true;
        }
    }

    /// <inheritdoc/>
    public void KeepLapse(HoldId hold, ControllerToken by)
    {
        Reach();
        lock (_lock)
        {
            if (_silence is null || !_holds.TryGetValue(hold, out HaltMode mode) || !mode.Stops()
                || !Obeys_NeedsLock(by))
                return;
            _silence = null;
            Settle_NeedsLock();
        }
    }

    /// <summary>How often the lease was renewed, and its length; none while no control room has spoken.</summary>
    internal (long Renewals, TimeSpan Length) Lease
    {
        get
        {
            lock (_lock)
                return (_renewals, _lease);
        }
    }

    /// <summary>Halts itself: its lease is over. For <see cref="LeaseGuard"/>.</summary>
    /// <param name="silence">How long no control room was heard.</param>
    /// <returns>False when it had halted itself before.</returns>
    internal bool Lapse(TimeSpan silence)
    {
        lock (_lock)
        {
            if (_silence is not null)
                return false;
            _silence = silence;
            Settle_NeedsLock();
            return true;
        }
    }
}
