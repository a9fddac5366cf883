using System.Collections.Immutable;
using Ops.Simulator.Scenarios;

namespace Ops.Simulator.Servers;

/// <summary>A code path ready to run.</summary>
/// <param name="Index">Its index.</param>
/// <param name="Spec">Its parameters.</param>
/// <param name="Logic">What decides its children.</param>
/// <param name="IsGuilty">Whether its flow is the incident.</param>
internal sealed record CodePath(byte Index, CodePathSpec Spec, RoutingLogic Logic, bool IsGuilty)
{
    /// <summary>
    /// Mean time between children in nanoseconds: nothing spins. A logic that waits for each child's end leaves at
    /// least a millisecond, one that keeps its own pace a tenth of it.
    /// </summary>
    public long IntervalNanoseconds { get; } =
        Math.Max(Logic.KeepsPace ? 100_000 : 1_000_000, Spec.ChildInterval.Ticks * 100);

    /// <summary>How long a child rests before it is taken back, in nanoseconds; 0 for as long as it likes.</summary>
    public long CancelAfterNanoseconds { get; } = Spec.CancelAfter.Ticks * 100;

    /// <summary>Whether what it sends within its client's quantity is right all the same.</summary>
    public bool IsRightUpToClient { get; init; }

    /// <summary>Whether its next order is part of the incident.</summary>
    /// <param name="parent">The client order it is for.</param>
    /// <param name="shares">Its shares.</param>
    /// <returns>True for a guilty path, where the order is not one the client asked for.</returns>
    public bool IsIncident(in WorkingParent parent, int shares) =>
        IsGuilty && (!IsRightUpToClient || parent.Committed + shares > parent.Quantity);

    /// <summary>Makes the paths of a scenario.</summary>
    /// <param name="scenario">The scenario, its preset applied.</param>
    /// <returns>The paths; the index is the place.</returns>
    public static ImmutableArray<CodePath> All(Scenario scenario)
    {
        ImmutableArray<string>? guilty = scenario.Truth?.GuiltyPaths;
        bool rightUpToClient = scenario.Truth?.GuiltyOrders == GuiltyOrders.BeyondClient;
        return [.. scenario.Fleet.Paths.Select((spec, index) =>
            new CodePath(
                (byte)index, spec, RoutingLogic.Of(spec.Logic), guilty is null || guilty.Value.Contains(spec.Name))
            {
                IsRightUpToClient = rightUpToClient,
            })];
    }
}
