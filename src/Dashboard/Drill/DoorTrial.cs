using Ops.Dashboard.Sessions;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Drill;

/// <summary>
/// Tries one door on a fresh canary: an order leaves, the door is pressed, the halt is acknowledged, and no order
/// leaves any more. Whatever does not happen is the hop that is broken.
/// </summary>
/// <param name="settings">How long a door may take.</param>
/// <param name="time">The clock.</param>
internal sealed class DoorTrial(DrillSettings settings, TimeProvider time)
{
    /// <summary>Tries.</summary>
    /// <param name="way">The way through the door.</param>
    /// <param name="room">The room whose canary it is.</param>
    /// <param name="stop">Ends the program.</param>
    /// <returns>What came of it.</returns>
    public async Task<DoorProof> RunAsync(IDoorWay way, IFleetRoom room, CancellationToken stop)
    {
        WallTime at = WallTime.Now(time);
        using var late = new CancellationTokenSource(settings.Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        try
        {
            (TimeSpan? took, string? fault) = await WalkAsync(way, room, room.Canary!, either.Token);
            return new DoorProof(way.Door, at, fault is null ? took : null, fault);
        }
        catch (Exception broken) when (!stop.IsCancellationRequested) // whatever it is, this door is not proven
        {
            string fault = broken is OperationCanceledException
                ? $"no answer within {settings.Patience.TotalSeconds:0.#} s" : broken.Message;
            return new DoorProof(way.Door, at, null, fault);
        }
    }

    private async Task<(TimeSpan? Took, string? Fault)> WalkAsync(
        IDoorWay way, IFleetRoom room, ICanaryDesk desk, CancellationToken cancel)
    {
        DoorHandle handle = await way.ApproachAsync(desk, cancel);
        if (handle.Press is not { } press)
            return (null, handle.Fault);
        ICanary canary = desk.Renew();
        if (!canary.Probe())
            canary = desk.Renew(); // a thread that was asked before, or a person who tries a door, came between
        if (!canary.Probe())
            return (null, "the canary was shut before the press");
        using ChangeSignal.Subscription changes = room.Control.Changed.Subscribe();
        long pressed = time.GetTimestamp();
        Task<string?> pressing = press(cancel);
        Task<TimeSpan?> halting = HaltedAsync(room.Control, changes, pressed, cancel);
        if (await Task.WhenAny(pressing, halting) == pressing && await pressing is { } refused)
            return (null, refused);
        if (await halting is not { } took)
            return (null, Hop(room.Control.Current.Canary));
        if (await pressing is { } fault)
            return (null, fault);
        return canary.Probe() ? (null, "an order left after the halt was acknowledged")
            : (way.CommandsLater ? room.Control.Current.Canary?.AckLatency : took, null);
    }

    // null when time was up before the gate's word came
    private async Task<TimeSpan?> HaltedAsync(
        IControlReader control, ChangeSignal.Subscription changes, long pressed, CancellationToken cancel)
    {
        try
        {
            while (control.Current.Canary is not { State: FlowState.Halted })
                await changes.WaitAsync(cancel);
            return time.GetElapsedTime(pressed);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private static string Hop(ServerControl? canary) => canary?.State switch
    {
        null => "the canary is gone",
        FlowState.Flowing or FlowState.Blind => "the command did not reach the kill switch",
        _ => "latched, and not acknowledged: the gates' thread or the collector does not answer",
    };
}
