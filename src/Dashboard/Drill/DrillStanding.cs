using System.Collections.Immutable;
using Ops.Dashboard.Views;

namespace Ops.Dashboard.Drill;

/// <summary>What the last drill proved, seen from now.</summary>
/// <param name="State">Whether a kill is proven.</param>
/// <param name="Age">Age of the last round; null before the first.</param>
/// <param name="Slowest">The longest way of that round; null when none worked.</param>
/// <param name="Doors">What became of each door; empty before the first round.</param>
public sealed record DrillStanding(
    DrillState State, TimeSpan? Age, TimeSpan? Slowest, ImmutableArray<DoorProof> Doors)
{
    /// <summary>Nothing is known.</summary>
    public static DrillStanding Unknown { get; } = new(DrillState.Unknown, null, null, []);

    /// <summary>This room is not drilled, and need not be.</summary>
    public static DrillStanding Elsewhere { get; } = new(DrillState.Elsewhere, null, null, []);

    /// <summary>In words, to stand after "kill".</summary>
    public string Words => State switch
    {
        DrillState.Unknown => "not drilled: the fleet has no canary",
        DrillState.Elsewhere => "not drilled in a class session",
        DrillState.Waiting => "not proven yet",
        DrillState.Proven => $"proven {Format.Age(Age!.Value)} ago, {Format.Latency(Slowest)}",
        _ => $"UNPROVEN: {Trouble}",
    };

    /// <summary>What is wrong; null when nothing is.</summary>
    public string? Trouble
    {
        get
        {
            if (State != DrillState.Unproven)
                return null;
            DoorProof[] broken = [.. Doors.Where(static proof => proof.Fault is not null)];
            return broken switch
            {
                [] => Age is { } age ? $"the last proof is {Format.Age(age)} old" : "no drill has come to its end",
                [var one] => $"{one.Door.Word()}: {one.Fault}",
                [var first, ..] => $"{broken.Length} doors; {first.Door.Word()}: {first.Fault}",
            };
        }
    }
}
