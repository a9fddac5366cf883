using Ops.Telemetry.Model;

namespace Ops.Simulator.Servers;

/// <summary>
/// The dead man's switch of gates: on a thread and a clock of its own it looks whether a control room still renews
/// their leases, and halts those that hear nobody. Neither the sending thread nor the control room can keep it from
/// that. A gate that no control room has ever spoken to has no lease.
/// </summary>
public sealed class LeaseGuard : IDisposable
{
    private static readonly TimeSpan s_lookEvery = TimeSpan.FromMilliseconds(Limits.LeaseLookMilliseconds);

    private readonly (OrderGate Gate, Watch Watch)[] _gates;
    private readonly TimeProvider _time;
    private readonly ManualResetEvent _stop = new(initialState: false);
    private readonly Thread _thread;

    /// <summary>A guard that does not run yet.</summary>
    /// <param name="gates">The gates.</param>
    /// <param name="time">The clock.</param>
    public LeaseGuard(IEnumerable<OrderGate> gates, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(gates);
        _gates = [.. gates.Select(static gate => (gate, new Watch()))];
        _time = time;
        _thread = new Thread(Run) { Name = "lease", IsBackground = true };
    }

    /// <summary>Starts its thread.</summary>
    public void Start() => _thread.Start();

    /// <summary>Looks once. The thread does so twenty times a second; a run in lockstep after each step.</summary>
    /// <returns>Whether a gate halted itself.</returns>
    public bool Look()
    {
        bool lapsed = false;
        long now = _time.GetTimestamp();
        foreach ((OrderGate gate, Watch watch) in _gates)
        {
            (long renewals, TimeSpan length) = gate.Lease;
            if (renewals != watch.Renewals)
                (watch.Renewals, watch.HeardAt) = (renewals, now);
            TimeSpan silence = _time.GetElapsedTime(watch.HeardAt, now);
            if (renewals > 0 && silence > length)
                lapsed |= gate.Lapse(silence);
        }
        return lapsed;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Set();
        if (_thread.IsAlive && Thread.CurrentThread != _thread)
            _thread.Join();
        _stop.Dispose();
    }

    private void Run()
    {
        while (!_stop.WaitOne(s_lookEvery))
            Look();
    }

    private sealed class Watch
    {
        public long Renewals { get; set; }

        public long HeardAt { get; set; }
    }
}
