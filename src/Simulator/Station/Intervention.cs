using Ops.Simulator.Scenarios;

namespace Ops.Simulator.Station;

/// <summary>What an instructor does to a running world.</summary>
public abstract record Intervention
{
    private Intervention()
    {
    }

    /// <summary>Puts an item on the timeline: at its time, or at once when that has passed.</summary>
    /// <param name="Item">The item.</param>
    public sealed record Insert(TimelineItem Item) : Intervention;

    /// <summary>Puts an item on the timeline that begins when a condition is first met.</summary>
    /// <param name="Item">The item; it keeps its length.</param>
    /// <param name="When">The condition.</param>
    public sealed record Arm(TimelineItem Item, Condition When) : Intervention;

    /// <summary>Lets an item of the scenario happen now that has not happened yet.</summary>
    /// <param name="Item">Its place in the scenario's timeline, from 0.</param>
    public sealed record Trigger(int Item) : Intervention;

    /// <summary>Keeps an item of the scenario from happening that has not happened yet.</summary>
    /// <param name="Item">Its place in the scenario's timeline, from 0.</param>
    public sealed record HoldBack(int Item) : Intervention;
}
