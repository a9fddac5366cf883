using Ops.Soak.Tests.Faults;
using Ops.Telemetry.Contracts;

namespace Ops.Soak.Tests.Witness;

/// <summary>
/// What must hold after every step, whatever goes wrong, judged from the gates themselves and from what the control
/// room says of them.
/// </summary>
/// <param name="gates">The gates.</param>
/// <param name="reach">Whose word reaches them.</param>
/// <param name="answers">What arrived of their answers.</param>
/// <param name="witness">What is on them.</param>
internal sealed class Invariants(
    IReadOnlyList<IFlowGate> gates, ReachWitness reach, FaultyAnswers answers, GateWitness witness)
{
    /// <summary>Within which a gate reached again has what was ordered: a lease is renewed every half second.</summary>
    private static readonly TimeSpan s_settle = TimeSpan.FromSeconds(1.5);

    private static readonly TimeSpan s_lease = TimeSpan.FromSeconds(5);

    /// <summary>A step of the run and a look of the guard later.</summary>
    private static readonly TimeSpan s_leaseSlack = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan s_ackDeadline = TimeSpan.FromSeconds(2);

    private readonly TimeSpan?[] _haltingSince = new TimeSpan?[gates.Count];
    private readonly TimeSpan?[] _fencedAt = new TimeSpan?[gates.Count];
    private readonly TimeSpan?[] _shutUnseenSince = new TimeSpan?[gates.Count];
    private readonly long[] _sendAtLapse = [.. gates.Select(static _ => -1L)];

    /// <summary>Checks the gates alone.</summary>
    /// <param name="now">Market time of day.</param>
    /// <exception cref="SoakViolation">One does not hold.</exception>
    public void CheckGates(TimeSpan now)
    {
        for (int i = 0; i < gates.Count; i++)
        {
            if (reach.LostFor(i, now) <= s_lease + s_leaseSlack)
            {
                _sendAtLapse[i] = -1;
                continue;
            }
            if (!gates[i].IsLatched)
                throw new SoakViolation("lease", now, $"Gate {i} hears nobody and is open.");
            if (_sendAtLapse[i] < 0)
                _sendAtLapse[i] = gates[i].LastSend;
            if (gates[i].LastSend != _sendAtLapse[i])
                throw new SoakViolation("lease", now, $"Gate {i} hears nobody and let orders out.");
        }
    }

    /// <summary>Checks what a control room says.</summary>
    /// <param name="said">What it says.</param>
    /// <param name="now">Market time of day.</param>
    /// <param name="collectorRan">Whether answers were taken and deadlines checked in this step.</param>
    /// <exception cref="SoakViolation">One does not hold.</exception>
    public void CheckControl(ControlSnapshot said, TimeSpan now, bool collectorRan)
    {
        foreach (ServerControl row in said.Servers)
        {
            int server = row.Server.Index;
            if (row.State == FlowState.Halted)
                CheckHalted(row, gates[server], now);
            if (row.Stage == KillStage.ProvenSilent)
                CheckProven(row, gates[server], now);
            CheckCovered(row, gates[server], now);
            CheckDeadline(row, now, collectorRan);
        }
    }

    /// <summary>Checks a server that has joined in this moment.</summary>
    /// <param name="row">What the control room says of it.</param>
    /// <param name="isReached">Whether anything reaches its gate.</param>
    /// <param name="now">Market time of day.</param>
    /// <exception cref="SoakViolation">It is not born under what stands.</exception>
    public void CheckBorn(ServerControl row, bool isReached, TimeSpan now)
    {
        if (!row.Holds.Any(static hold => hold.Mode.Stops()))
            return;
        if (row.State is FlowState.Flowing or FlowState.Blind or FlowState.Absent)
            throw new SoakViolation("I2", now, $"{row.Name} joins under {row.Holds[0].Id} and is called {row.State}.");
        if (isReached && !gates[row.Server.Index].IsLatched)
            throw new SoakViolation("I2", now, $"{row.Name} joins under {row.Holds[0].Id} and its gate is open.");
    }

    private static void CheckProven(ServerControl row, IFlowGate gate, TimeSpan now)
    {
        if (!gate.IsLatched)
            throw new SoakViolation("proof", now, $"{row.Name} is proven silent and its gate is open.");
    }

    private void CheckHalted(ServerControl row, IFlowGate gate, TimeSpan now)
    {
        if (answers.ArrivedOf(row.Server.Index) is not { Latched: true })
            throw new SoakViolation("I11", now, $"{row.Name} is called halted and no answer said so.");
        if (!gate.IsLatched)
            throw new SoakViolation("I1", now, $"{row.Name} is called halted and its gate is open.");
        if (gate.LastSend != row.LastSendAtAck)
        {
            throw new SoakViolation(
                "I1", now, $"{row.Name} sent {gate.LastSend} after the halt at {row.LastSendAtAck} was acknowledged.");
        }
    }

    private void CheckCovered(ServerControl row, IFlowGate gate, TimeSpan now)
    {
        bool stops = !row.Holds.IsEmpty && row.Holds.Any(static hold => hold.Mode.Stops());
        if (stops && row.State is FlowState.Flowing or FlowState.Releasing)
            throw new SoakViolation("I4", now, $"{row.Name} is called {row.State} under {row.Holds[0].Id}.");
        if (row.State == FlowState.Flowing && answers.ArrivedOf(row.Server.Index) is null)
            throw new SoakViolation("I11", now, $"{row.Name} is called flowing and no answer said so.");
        int server = row.Server.Index;
        if (row.Line == ControlLine.Fenced)
            _fencedAt[server] = now;
        if (reach.ReachedFor(server, now) < s_settle)
            return;
        if (stops && !gate.IsLatched)
        {
            throw new SoakViolation(
                "I4", now, $"{row.Holds[0].Id} stands on {row.Name}, its gate is reached, and it is open.");
        }
        if (reach.HeardFor(server, now) < s_settle)
            return;
        bool isObeyed = _fencedAt[server] is not { } fenced || now - fenced >= s_settle;
        CheckShut(row, gate, now, isObeyed);
        IReadOnlySet<HoldId> on = witness.On(server);
        bool isSame = isObeyed
            ? on.Count == row.Holds.Length && row.Holds.All(hold => on.Contains(hold.Id))
            : IsSeen(row, on);
        if (!isSame)
            throw new SoakViolation("I4", now, $"The gate of {row.Name} carries {string.Join(' ', on)}, unseen.");
    }

    // A gate that obeys a dead room takes what stops it and nothing else, and gives nothing back: that it is not simply
    // flowing must be seen.
    private static bool IsSeen(ServerControl row, IReadOnlySet<HoldId> on)
    {
        bool carriesMore = on.Any(id => row.Holds.All(hold => hold.Id != id));
        return (!carriesMore || row.State != FlowState.Flowing)
            && row.Holds.All(hold => !hold.Mode.Stops() || on.Contains(hold.Id));
    }

    // A gate that obeys a dead room halts itself while it is heard: its answer takes its time.
    private void CheckShut(ServerControl row, IFlowGate gate, TimeSpan now, bool isObeyed)
    {
        int server = row.Server.Index;
        if (row.State != FlowState.Flowing || row.Holds.Any(static hold => hold.Mode.Stops()) || !gate.IsLatched)
        {
            _shutUnseenSince[server] = null;
            return;
        }
        _shutUnseenSince[server] ??= now;
        if (isObeyed || now - _shutUnseenSince[server] >= s_settle)
            throw new SoakViolation("I11", now, $"{row.Name} is called flowing and its gate is shut.");
    }

    private void CheckDeadline(ServerControl row, TimeSpan now, bool collectorRan)
    {
        int server = row.Server.Index;
        if (row.State != FlowState.Halting || !collectorRan)
        {
            _haltingSince[server] = null;
            return;
        }
        _haltingSince[server] ??= now;
        if (now - _haltingSince[server] > s_ackDeadline + s_settle)
            throw new SoakViolation("I7", now, $"{row.Name} is halting since {_haltingSince[server]:hh\\:mm\\:ss}.");
    }

    /// <summary>Checks that a feed that hangs is not called fresh.</summary>
    /// <param name="seen">The picture.</param>
    /// <param name="stalledFor">For how long the feed of a server has hung.</param>
    /// <param name="now">Market time of day.</param>
    /// <exception cref="SoakViolation">It is.</exception>
    public static void CheckPicture(FleetSnapshot seen, Func<int, TimeSpan> stalledFor, TimeSpan now)
    {
        foreach (ServerReconciliation row in seen.Reconciliation)
        {
            // Every order here passes its gate, whatever is lost of the words about it.
            if (row.Word.Rogue > 0)
                throw new SoakViolation("accusation", now, $"Orders of {row.Server} are called rogue.");
            if (!row.Report.IsConserved || !row.Venue.IsConserved)
                throw new SoakViolation("sums", now, $"The sums of {row.Server} do not add up.");
        }
        foreach (ServerStatus status in seen.Servers)
        {
            int server = status.Server.Id.Index;
            if (stalledFor(server) > TimeSpan.FromSeconds(1.5) && status.Feed == FeedColour.Green)
                throw new SoakViolation("I11", now, $"The feed of {status.Server.Name} hangs and is called fresh.");
        }
    }
}
