using Ops.Simulator.Time;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Servers;

/// <content>
/// The queues between code paths and the gate. A path that is switched off leaves its queue behind, and that goes on
/// sending; a gate that is shut empties it.
/// </content>
internal sealed partial class RoutingServer
{
    private const string QueueSource = "router";

    private readonly OutboundQueue?[] _queues;
    private readonly bool[] _off;

    /// <summary>The firm switches a code path off: its logic makes nothing more.</summary>
    /// <param name="path">Name of the path.</param>
    /// <exception cref="ArgumentException">There is no such path.</exception>
    public void SwitchOff(string path)
    {
        int index = Array.FindIndex(_paths, p => p.Spec.Name == path);
        if (index < 0)
        {
            throw new ArgumentException(
                $"There is no code path {path}; the paths are {string.Join(", ", _paths.Select(p => p.Spec.Name))}.",
                nameof(path));
        }
        _off[index] = true;
    }

    /// <summary>Lets the first order of a path's queue through.</summary>
    /// <param name="path">Index of the path.</param>
    /// <param name="now">When.</param>
    public void TurnQueue(int path, long now)
    {
        OutboundQueue queue = QueueOf(path);
        queue.IsTurning = false;
        if (!queue.TryTake(out QueuedChild child))
            return;
        queue.FreeAt = now + queue.GapNanoseconds;
        if (_parents.IsAlive(child.Parent, child.Generation))
        {
            _parents[child.Parent].OpenChildren--;
            if (!SendChild(child.Parent, queue.Path, child.Side, child.Shares, child.LimitTicks, now))
                AfterLost(child.Parent, queue.Path, now);
        }
        if (_gate.IsLatched)
            Empty(queue, now);
        TellDepth(queue, now);
        PlanTurn(queue, now);
    }

    private static OutboundQueue?[] MakeQueues(CodePath[] paths) =>
        [.. paths.Select(path => path.Spec.Sending.QueuePerSecond > 0 ? new OutboundQueue(path) : null)];

    private OutboundQueue QueueOf(int path) =>
        _queues[path] ?? throw new InvalidOperationException($"Path {_paths[path].Spec.Name} has no queue.");

    private void Enqueue(int parentSlot, OutboundQueue queue, Side side, int shares, long limitTicks, long now)
    {
        var child = new QueuedChild(parentSlot, _parents[parentSlot].Generation, side, shares, limitTicks);
        if (queue.TryAdd(child))
            _parents[parentSlot].OpenChildren++; // it counts as open from here, so that its parent waits for it
        else if (queue.Lost == 1)
            Log(MessageSeverity.Error, QueueSource, "The queue is full: orders of its path are lost.", now);
        TellDepth(queue, now);
        PlanTurn(queue, now);
    }

    private void PlanTurn(OutboundQueue queue, long now)
    {
        if (queue.IsTurning || queue.Count == 0)
            return;
        queue.IsTurning = true;
        long at = Math.Max(now, queue.FreeAt);
        _world.Agenda.Add(at, AgendaKind.QueueTurn, queue.Path.Index, 0, Definition.Id.Index);
    }

    private void TellDepth(OutboundQueue queue, long now)
    {
        if (queue.Tenths <= queue.ReportedTenths)
            return;
        queue.ReportedTenths = queue.Tenths;
        Log(MessageSeverity.Warning, QueueSource, $"{queue.Count} orders of path {queue.Path.Spec.Name} wait.", now);
    }

    // A child of a queue never left: a logic that waits for it tries again, one at its own pace may have been at its
    // last.
    private void AfterLost(int parentSlot, CodePath path, long now)
    {
        ref WorkingParent parent = ref _parents[parentSlot];
        if (!path.Logic.KeepsPace)
            TryAgain(parentSlot, path, now);
        else if (parent.OpenChildren == 0 && path.Logic.IsDone(parent, path.Spec))
            PlanStep(parentSlot, now);
    }

    private void EmptyQueues(long now)
    {
        foreach (OutboundQueue? queue in _queues)
        {
            if (queue is not null)
                Empty(queue, now);
        }
    }

    private void Empty(OutboundQueue queue, long now)
    {
        int purged = queue.Count;
        while (queue.TryTake(out QueuedChild child))
        {
            if (!_parents.IsAlive(child.Parent, child.Generation))
                continue;
            _parents[child.Parent].OpenChildren--;
            AfterLost(child.Parent, queue.Path, now);
        }
        if (purged > 0)
        {
            string what = $"{purged} queued orders of path {queue.Path.Spec.Name} purged.";
            Log(MessageSeverity.Warning, QueueSource, what, now);
        }
    }
}
