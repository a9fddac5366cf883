using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Tests.Control;

/// <summary>A gate by the contract, with a hook before each call and a switch for each way to break it.</summary>
internal sealed class FakeGate(int server) : IFlowGate
{
    private readonly Lock _lock = new();
    private readonly Dictionary<HoldId, HaltMode> _holds = [];
    private long _version;

    public ServerId Server { get; } = new((ushort)server);

    /// <summary>Called at the start of every command, outside the gate's lock; may throw or call back.</summary>
    public Action<string>? OnCommand { get; set; }

    /// <summary>Called each time it is asked whether it is quiet or where its latch stands; as above.</summary>
    public Action<string>? OnQuestion { get; set; }

    public bool IsNeverQuiet { get; set; }

    /// <summary>Whether it takes commands and does nothing of them.</summary>
    public bool IsDeaf { get; set; }

    /// <summary>Whether its answers say what it carries.</summary>
    public bool SaysWhatItCarries { get; set; }

    public bool IsSevered { get; private set; }

    public int CancelRequests { get; private set; }

    public long LatchVersion
    {
        get
        {
            OnQuestion?.Invoke(nameof(LatchVersion));
            return _version;
        }
    }

    public long LastSend { get; set; }

    public bool IsQuiet
    {
        get
        {
            OnQuestion?.Invoke(nameof(IsQuiet));
            return !IsNeverQuiet;
        }
    }

    public bool IsLatched
    {
        get
        {
            lock (_lock)
                return IsSevered || Silence is not null || _holds.Values.Any(static mode => mode.Stops());
        }
    }

    public IReadOnlyCollection<HoldId> Holds
    {
        get
        {
            lock (_lock)
                return [.. _holds.Keys];
        }
    }

    public void Latch(HoldId hold, HaltMode mode = HaltMode.Block)
    {
        OnCommand?.Invoke(nameof(Latch));
        lock (_lock)
        {
            if (IsDeaf || (_holds.TryGetValue(hold, out HaltMode carried) && carried.Strength() >= mode.Strength()))
                return;
            _holds[hold] = mode;
            Paces.Remove(hold);
            _version++;
        }
    }

    /// <summary>The pace of each hold that has one, in thousandths of an order a second.</summary>
    public Dictionary<HoldId, long> Paces { get; } = [];

    public void Pace(HoldId hold, OrderPace pace, ControllerToken by)
    {
        OnCommand?.Invoke(nameof(Pace));
        lock (_lock)
        {
            _holds.TryAdd(hold, HaltMode.Throttle);
            Paces[hold] = pace.MilliOrdersPerSecond;
            _version++;
        }
    }

    /// <summary>The limits it was given last.</summary>
    public GateLimitSet Last { get; private set; } = new(GateLimits.None);

    /// <summary>Every set of limits it was given.</summary>
    public List<GateLimits> LimitSets { get; } = [];

    public void SetLimits(GateLimitSet limits, bool enforce)
    {
        OnCommand?.Invoke(nameof(SetLimits));
        LimitSets.Add(limits.Each);
        Last = limits;
    }

    /// <summary>The newest control room it heard, and what it granted last.</summary>
    public ControllerToken Controller { get; private set; }

    public int Renewals { get; private set; }

    /// <summary>Set while it has halted itself.</summary>
    public TimeSpan? Silence { get; set; }

    /// <summary>Whether it obeys another control room and lets nothing go.</summary>
    public bool IsFenced { get; set; }

    public bool Renew(LeaseGrant grant)
    {
        OnCommand?.Invoke(nameof(Renew));
        if (IsFenced || !grant.Controller.MayFollow(Controller))
            return false;
        Controller = grant.Controller;
        Renewals++;
        return true;
    }

    public void KeepLapse(HoldId hold, ControllerToken by)
    {
        OnCommand?.Invoke(nameof(KeepLapse));
        lock (_lock)
        {
            if (!_holds.ContainsKey(hold))
                return;
            Silence = null;
            _version++;
        }
    }

    public void Unlatch(HoldId hold, ControllerToken by)
    {
        OnCommand?.Invoke(nameof(Unlatch));
        lock (_lock)
        {
            if (IsDeaf || IsFenced)
                return;
            Paces.Remove(hold);
            if (_holds.Remove(hold))
                _version++;
        }
    }

    public void RequestCancelOpen()
    {
        OnCommand?.Invoke(nameof(RequestCancelOpen));
        CancelRequests++;
    }

    public void Sever()
    {
        OnCommand?.Invoke(nameof(Sever));
        lock (_lock)
        {
            if (IsDeaf || IsSevered)
                return;
            IsSevered = true;
            _version++;
        }
    }

    public void Restore(ControllerToken by)
    {
        OnCommand?.Invoke(nameof(Restore));
        lock (_lock)
        {
            if (IsDeaf || !IsSevered)
                return;
            IsSevered = false;
            _version++;
        }
    }

    /// <summary>The answer its server would give now.</summary>
    public GateAck Ack(int openOrders = 0) => new(Server, _version, IsLatched, LastSend, openOrders)
    {
        HeardBefore = Silence,
        Carries = SaysWhatItCarries ? new GateCarries([.. Holds.OrderBy(static h => h.Value)], IsSevered) : null,
    };
}
