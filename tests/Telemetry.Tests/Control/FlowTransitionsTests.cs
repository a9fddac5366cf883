using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

public sealed class FlowTransitionsTests
{
    private static readonly Dictionary<(FlowState, FlowEvent), FlowTransition> s_list = new()
    {
        [(FlowState.Flowing, FlowEvent.HoldAdded)] = FlowTransition.To(FlowState.Halting),
        [(FlowState.Halting, FlowEvent.HoldAdded)] = FlowTransition.To(FlowState.Halting),
        [(FlowState.Halted, FlowEvent.HoldAdded)] = FlowTransition.To(FlowState.Halted),
        [(FlowState.Unconfirmed, FlowEvent.HoldAdded)] = FlowTransition.To(FlowState.Unconfirmed),
        [(FlowState.Releasing, FlowEvent.HoldAdded)] = FlowTransition.To(FlowState.Halting),
        [(FlowState.Halting, FlowEvent.Acknowledged)] = FlowTransition.To(FlowState.Halted),
        [(FlowState.Unconfirmed, FlowEvent.Acknowledged)] = FlowTransition.To(FlowState.Halted),
        [(FlowState.Halting, FlowEvent.DeadlinePassed)] = FlowTransition.To(FlowState.Unconfirmed, severs: true),
        [(FlowState.Halted, FlowEvent.LeakSeen)] = FlowTransition.To(FlowState.Unconfirmed, severs: true),
        [(FlowState.Unconfirmed, FlowEvent.LeakSeen)] = FlowTransition.To(FlowState.Unconfirmed, severs: true),
        [(FlowState.Halting, FlowEvent.LastHoldRemoved)] = FlowTransition.To(FlowState.Releasing, restores: true),
        [(FlowState.Halted, FlowEvent.LastHoldRemoved)] = FlowTransition.To(FlowState.Releasing, restores: true),
        [(FlowState.Unconfirmed, FlowEvent.LastHoldRemoved)] = FlowTransition.To(FlowState.Releasing, restores: true),
        [(FlowState.Releasing, FlowEvent.GateOpened)] = FlowTransition.To(FlowState.Flowing),
        [(FlowState.Flowing, FlowEvent.Left)] = FlowTransition.To(FlowState.Absent),
        [(FlowState.Halting, FlowEvent.Left)] = FlowTransition.To(FlowState.Absent),
        [(FlowState.Halted, FlowEvent.Left)] = FlowTransition.To(FlowState.Absent),
        [(FlowState.Unconfirmed, FlowEvent.Left)] = FlowTransition.To(FlowState.Absent),
        [(FlowState.Releasing, FlowEvent.Left)] = FlowTransition.To(FlowState.Absent),
    };

    [Fact]
    public void EveryPair_IsOnTheListOrRefusedInASentenceOfItsOwn()
    {
        var sentences = new HashSet<string>(StringComparer.Ordinal);
        foreach (FlowState state in Enum.GetValues<FlowState>())
        {
            foreach (FlowEvent what in Enum.GetValues<FlowEvent>())
            {
                FlowTransition got = FlowTransitions.Apply(state, what);
                if (Expected(state, what) is { } expected)
                {
                    Assert.Equal(expected, got);
                    continue;
                }
                Assert.Equal(state, got.Next);
                Assert.False(got.Severs || got.Restores);
                Assert.EndsWith(".", got.Refusal, StringComparison.Ordinal);
                Assert.True(sentences.Add(got.Refusal!), $"{state} + {what} shares the sentence: {got.Refusal}");
            }
        }
        Assert.Equal((6 * 9) - 19 - 12, sentences.Count);
    }

    [Fact]
    public void Flowing_IsReachedOnlyByTheGatesWordOrAFreeJoin()
    {
        var ways =
            from state in Enum.GetValues<FlowState>()
            where state != FlowState.Flowing
            from what in Enum.GetValues<FlowEvent>()
            where FlowTransitions.Apply(state, what) is { Refusal: null, Next: FlowState.Flowing }
            select (state, what);

        Assert.All(
            ways, way => Assert.True(way is (FlowState.Releasing, FlowEvent.GateOpened) or (_, FlowEvent.JoinedFree)));
    }

    [Fact]
    public void Halted_IsReachedOnlyByAnAcknowledgement()
    {
        var ways =
            from state in Enum.GetValues<FlowState>()
            where state != FlowState.Halted
            from what in Enum.GetValues<FlowEvent>()
            where FlowTransitions.Apply(state, what) is { Refusal: null, Next: FlowState.Halted }
            select what;

        Assert.All(ways, what => Assert.Equal(FlowEvent.Acknowledged, what));
    }

    [Fact]
    public void Apply_ValuesThatAreNoStateOrEvent_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => FlowTransitions.Apply((FlowState)99, FlowEvent.HoldAdded));
        Assert.Throws<ArgumentOutOfRangeException>(() => FlowTransitions.Apply(FlowState.Halted, (FlowEvent)99));
    }

    private static FlowTransition? Expected(FlowState state, FlowEvent what) => what switch
    {
        FlowEvent.JoinedCovered => FlowTransition.To(FlowState.Halting),
        FlowEvent.JoinedFree => FlowTransition.To(FlowState.Flowing),
        _ => s_list.TryGetValue((state, what), out FlowTransition listed) ? listed : null,
    };
}
