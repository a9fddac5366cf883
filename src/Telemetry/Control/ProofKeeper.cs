using System.Numerics;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Control;

/// <summary>
/// Weighs what the venue's drop copy says against every stop, notes what is proven, overdue and lost, and escalates by
/// itself: cancels are repeated on a schedule that doubles, and at its end the gate is severed.
/// </summary>
/// <param name="state">The facts.</param>
/// <param name="options">Times.</param>
internal sealed class ProofKeeper(ControlState state, ControlOptions options)
{
    private readonly VenueWord?[] _words = new VenueWord?[state.Flows.Length]; // the latest; taken by the next step

    /// <summary>
    /// Leaves the word of a tick for the next step. Never blocks: the caller is the pipeline's thread.
    /// </summary>
    /// <param name="word">The word.</param>
    public void Report(VenueWord word)
    {
        if (word.Server.Index < _words.Length)
            Volatile.Write(ref _words[word.Server.Index], word);
    }

    /// <summary>Looks at every stop.</summary>
    /// <param name="toSever">Takes the flows whose gates are to be severed.</param>
    /// <param name="toCancel">Takes the flows whose cancels are to be repeated.</param>
    /// <returns>Whether anything changed.</returns>
    public bool Look_NeedsLock(List<ServerFlow> toSever, List<ServerFlow> toCancel)
    {
        bool changed = false;
        foreach (ServerFlow flow in state.Flows)
        {
            VenueWord? word = Interlocked.Exchange(ref _words[flow.Definition.Id.Index], null);
            if (flow.Stage is KillStage.Flowing or KillStage.Requested or KillStage.Releasing or KillStage.Absent)
                continue;
            changed |= Take_NeedsLock(flow, word);
            changed |= Weigh_NeedsLock(flow, toSever);
            changed |= Escalate_NeedsLock(flow, toSever, toCancel);
        }
        return changed;
    }

    /// <summary>A hold wants open orders cancelled, or its cancels were asked for again.</summary>
    /// <param name="flow">The flow.</param>
    public void AskCancels_NeedsLock(ServerFlow flow)
    {
        ProofTrack track = flow.Proof;
        if (track.Cancels || flow.Stage is KillStage.Flowing or KillStage.Releasing or KillStage.Absent)
            return;
        (track.Cancels, track.CancelTimestamp) = (true, state.Log.Timestamp);
        state.Apply_NeedsLock(flow, FlowEvent.CancelsAsked);
    }

    private bool Take_NeedsLock(ServerFlow flow, VenueWord? word)
    {
        ProofTrack track = flow.Proof;
        if (word is null || word.At < track.Word?.At)
            return false;
        bool changed = track.Word is not { } before || !IsSame(before, word);
        track.First ??= word;
        (track.Word, track.WordTimestamp) = (word, state.Log.Timestamp);
        flow.IsChanged |= changed;
        return changed;
    }

    // The ticking of the clock alone is no change worth a picture.
    private static bool IsSame(VenueWord before, VenueWord now) =>
        now with { At = before.At, HeardUntil = before.HeardUntil } == before
        && now.HeardUntil is null == before.HeardUntil is null;

    private bool Weigh_NeedsLock(ServerFlow flow, List<ServerFlow> toSever)
    {
        ProofTrack track = flow.Proof;
        long start = track.Word is null ? flow.RequestedTimestamp : track.WordTimestamp;
        ProofJudge judged = flow is { Line: ControlLine.Lost, BlockLatency: null }
            ? ProofJudge.OutOfReach : ProofJudge.Of(track, state.Log.Since(start), options);
        bool changed = track.Missing != judged.Missing;
        track.Missing = judged.Missing;
        flow.IsChanged |= changed;
        if (Rogues(track) > 0 && flow.Stage is not KillStage.Blocked)
            return changed | TakeRogues_NeedsLock(flow, toSever);
        if (judged.IsProven && !flow.Stage.IsProven() && flow.Stage is not KillStage.Blocked)
        {
            state.Apply_NeedsLock(flow, FlowEvent.VenueSilent);
            track.Latency = state.Log.Since(flow.RequestedTimestamp);
            track.ProvenAt = track.Word!.HeardUntil;
            return true;
        }
        if (!judged.IsProven && flow.Stage.IsProven())
        {
            state.Apply_NeedsLock(flow, FlowEvent.ProofLost);
            return true;
        }
        bool overdue = flow.Stage is KillStage.Acknowledged or KillStage.Cancelling or KillStage.Drained
            && state.Log.Since(flow.RequestedTimestamp) >= options.ProofDeadline;
        if (overdue)
            state.Apply_NeedsLock(flow, FlowEvent.ProofOverdue);
        return changed | overdue;
    }

    private static long Rogues(ProofTrack track) => track.Word is { } word && track.First is { } first
        ? Math.Max(0, word.Rogue - first.Rogue) - track.RoguesTaken : 0;

    // Orders that no gate let out go round this one: it is severed all the same, so that nothing else leaves.
    private bool TakeRogues_NeedsLock(ServerFlow flow, List<ServerFlow> toSever)
    {
        long orders = Rogues(flow.Proof);
        flow.Proof.RoguesTaken += orders;
        if (state.Apply_NeedsLock(flow, FlowEvent.LeakSeen).Severs)
            toSever.Add(flow);
        long total = flow.Proof.RoguesTaken;
        if (BitOperations.Log2((ulong)total) > BitOperations.Log2((ulong)(total - orders)) || total == orders)
        {
            state.NoteStep_NeedsLock(
                flow,
                $"{Counted.Of(total, "order")} that no gate let out reached the venue: only the venue can stop those.");
        }
        return true;
    }

    private bool Escalate_NeedsLock(ServerFlow flow, List<ServerFlow> toSever, List<ServerFlow> toCancel)
    {
        ProofTrack track = flow.Proof;
        bool open = track.Word is { HeardUntil: not null } word ? word.OpenOrders > 0 : flow.OpenOrders > 0;
        if (!track.Cancels || !open || flow.IsSevered
            || flow.Stage is not (KillStage.Cancelling or KillStage.Drained or KillStage.NotProven)
            || state.Log.Since(track.CancelTimestamp) < options.RecancelAfter * (1L << track.Repeats))
            return false;
        long refused = track.Word?.CancelsRefused ?? 0;
        bool isRefusing = refused > track.LastRefused;
        track.LastRefused = refused;
        if (isRefusing)
        {
            // The venue refuses and says so: it is shut, or in a window without cancels. A severed gate could never
            // send the cancel that it will take later.
            (track.CancelTimestamp, track.Repeats) = (state.Log.Timestamp, Math.Min(track.Repeats + 1, 2));
        }
        else if (track.Repeats++ >= options.Recancels)
        {
            if (flow.Stage is KillStage.Drained)
                state.Apply_NeedsLock(flow, FlowEvent.ProofOverdue);
            if (state.Apply_NeedsLock(flow, FlowEvent.CancelsFailed).Severs)
                toSever.Add(flow);
            state.NoteStep_NeedsLock(
                flow, $"Cancels were repeated {options.Recancels} times without effect; the gate was severed. Call " +
                "the venue.");
            return true;
        }
        // What was not open until now is given its time: else all repetitions that are overdue came at once.
        if (state.Log.Since(track.CancelTimestamp) >= options.RecancelAfter * (1L << track.Repeats))
            track.CancelTimestamp = state.Log.Timestamp;
        toCancel.Add(flow);
        state.NoteStep_NeedsLock(
            flow, $"Cancels of open orders were asked for again: {track.Missing}");
        return true;
    }
}
