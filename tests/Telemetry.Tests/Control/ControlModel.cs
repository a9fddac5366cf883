using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

/// <summary>
/// Drives a plane by a script of numbers. Wherever the plane calls a gate, the next step of the script runs first,
/// inside that call: kills, releases, joins and leaves meet at every point where the plane holds no lock. After each
/// step, and inside each, no kill that has returned may have an open gate under it.
/// </summary>
internal sealed class ControlModel : IDisposable
{
    private const int DeepestNesting = 4;

    private static readonly HaltMode[] s_modes =
    [
        HaltMode.Block, HaltMode.BlockAndCancel, HaltMode.Throttle, HaltMode.ReduceOnly, HaltMode.Sever,
    ];

    private static readonly HaltScope[] s_scopes =
    [
        HaltScope.Fleet, HaltScope.Group("retail"), HaltScope.Group("algo"), HaltScope.Server("smars-1"),
        HaltScope.Server("smars-2"), HaltScope.Server("smars-4"),
    ];

    private readonly ControlBench _bench = new();
    private readonly Queue<int> _script;
    private readonly List<HaltCommand> _given = [];
    private readonly List<HaltTicket> _returned = [];
    private readonly Queue<TaskCompletionSource> _slowDisk = new();
    private readonly List<ValueTask<ReleaseResult>> _approving = [];
    private int _depth;

    public ControlModel(IEnumerable<int> script)
    {
        _script = new Queue<int>(script);
        foreach (FakeGate gate in _bench.Gates)
            gate.OnCommand = _ => Meet();
    }

    /// <summary>
    /// Runs the script to its end, lets everything under way finish, and checks where it came to rest.
    /// </summary>
    public void Run()
    {
        while (_script.Count > 0)
            Meet();
        while (_slowDisk.TryDequeue(out TaskCompletionSource? disk))
            disk.SetResult();
        Assert.All(_approving, approving => Assert.True(approving.IsCompletedSuccessfully));
        foreach (FakeGate gate in _bench.Gates)
            _bench.Plane.Attach(gate);
        _bench.AckAll();
        _bench.AckAll();
        AssertAtRest();
    }

    public void Dispose() => _bench.Dispose();

    private void Meet()
    {
        AssertNoKillIsUndone();
        if (_depth >= DeepestNesting || !_script.TryDequeue(out int step))
            return;
        _depth++;
        Do(Math.Abs(step % 10), Math.Abs(step / 10));
        _depth--;
        AssertNoKillIsUndone();
    }

    private void Do(int what, int pick)
    {
        Action<int> step = what switch
        {
            0 or 1 => Halt,
            2 => HaltAgain,
            3 or 4 => p => Release(p, slowly: false),
            5 => p => Release(p, slowly: true),
            6 => _ => FinishOneWrite(),
            7 => JoinOrLeave,
            8 => Answer,
            _ => PassTimeOrLeak,
        };
        step(pick);
    }

    private void Halt(int pick)
    {
        HaltCommand command = _bench.Command(
            s_scopes[pick % s_scopes.Length], s_modes[pick / 2 % s_modes.Length]);
        _given.Add(command);
        _returned.Add(_bench.Plane.Halt(command));
    }

    private void HaltAgain(int pick)
    {
        if (_given.Count > 0)
            _returned.Add(_bench.Plane.Halt(_given[pick % _given.Count]));
    }

    private void Release(int pick, bool slowly)
    {
        if (_bench.Now.Holds is not { IsEmpty: false } holds)
            return;
        HoldId hold = holds[pick % holds.Length].Id;
        ReleaseResult asked = _bench.Plane.Request(hold, ControlBench.Ann, "cause", "evidence");
        if (asked.Request is not { } request)
            return;
        if (slowly)
        {
            var disk = new TaskCompletionSource();
            _slowDisk.Enqueue(disk);
            _bench.Journal.ReleaseGate = disk.Task;
        }
        ValueTask<ReleaseResult> approving =
            _bench.Plane.ApproveAsync(request.Id, ControlBench.Bob);
        _bench.Journal.ReleaseGate = null;
        _approving.Add(approving.Preserve());
    }

    private void FinishOneWrite()
    {
        if (_slowDisk.TryDequeue(out TaskCompletionSource? disk))
            disk.SetResult();
    }

    private void JoinOrLeave(int pick)
    {
        int server = pick % _bench.Gates.Length;
        if (_bench.Row(server).State == FlowState.Absent)
            _bench.Plane.Attach(_bench.Gates[server]);
        else
            _bench.Plane.Detach(new ServerId((ushort)server));
    }

    private void Answer(int pick)
    {
        _bench.Acks.Post(_bench.Gates[pick % _bench.Gates.Length].Ack());
        _bench.Plane.Step();
    }

    private void PassTimeOrLeak(int pick)
    {
        if (pick % 2 == 0)
            _bench.Time.Advance(TimeSpan.FromSeconds(1));
        else
            _bench.Plane.ReportLeak(new ServerId((ushort)(pick / 2 % _bench.Gates.Length)), pick);
        _bench.Plane.Step();
    }

    private void AssertNoKillIsUndone()
    {
        ControlSnapshot now = _bench.Now;
        foreach (HaltTicket ticket in _returned)
        {
            if (!now.Holds.Any(h => h.Id == ticket.Hold.Id))
                continue;
            foreach (FakeGate gate in _bench.Gates)
            {
                bool covered = ticket.Hold.Scope.Covers(ControlBench.Fleet.Servers[gate.Server.Index]);
                if (covered && ticket.Hold.Mode.Stops() && now.Servers[gate.Server.Index].State != FlowState.Absent)
                    Assert.True(gate.IsLatched, $"{gate.Server} is open under {ticket.Hold.Id}.");
            }
        }
    }

    private void AssertAtRest()
    {
        foreach (FakeGate gate in _bench.Gates)
        {
            ServerControl row = _bench.Row(gate.Server.Index);
            Assert.Equal(row.Holds.Select(h => h.Id.Value).Order(), gate.Holds.Select(h => h.Value).Order());
            Assert.Equal(row.IsSevered, gate.IsSevered);
            if (!row.Holds.Any(static hold => hold.Mode.Stops()))
                Assert.Equal((FlowState.Flowing, false), (row.State, gate.IsLatched));
            else
                Assert.Equal(row.OrdersAfterBlock > 0 ? FlowState.Unconfirmed : FlowState.Halted, row.State);
        }
        Assert.DoesNotContain(_bench.Journal.Entries, e => e.What == "state-refused");
    }
}
