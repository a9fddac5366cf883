using CsCheck;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Telemetry.Tests.Metrics;

public sealed class EventIndexTests
{
    [Fact]
    public void EachList_HasThePositionsOfItsKinds_InOrder() =>
        Gen.Int[1, 10].Array[0, Limits.BatchCapacity].Array[1, 3].Sample(slices =>
        {
            var index = new EventIndex();
            foreach (int[] slice in slices)
            {
                OrderEvent[] events = [.. slice.Select(static kind => Event((OrderEventKind)kind))];
                index.Make(events);

                Assert.Equal(Places(events, KindBits.Sent), index.Sent.ToArray());
                Assert.Equal(Places(events, KindBits.Answers), index.Answers.ToArray());
                Assert.Equal(Places(events, KindBits.Parents), index.Parents.ToArray());
                Assert.Equal(Places(events, KindBits.Trades), index.Trades.ToArray());
                Assert.Equal(slice.Aggregate(0, static (kinds, kind) => kinds | (1 << kind)), index.Kinds);
            }
        }, iter: 100);

    [Theory]
    [InlineData(OrderEventKind.Sent)]
    [InlineData(OrderEventKind.Filled)]
    [InlineData(OrderEventKind.Allocated)]
    public void FullSlice_OfOneKind_FillsItsListsAndNoOther(OrderEventKind kind)
    {
        var index = new EventIndex();
        OrderEvent[] events = [.. Enumerable.Repeat(Event(kind), Limits.BatchCapacity)];
        index.Make(events);

        int[] lengths = [index.Sent.Length, index.Answers.Length, index.Parents.Length, index.Trades.Length];
        int[] sets = [KindBits.Sent, KindBits.Answers, KindBits.Parents, KindBits.Trades];
        Assert.Equal(sets.Select(set => KindBits.In(kind, set) * Limits.BatchCapacity), lengths);
    }

    [Fact]
    public void SliceThatIsTooLong_IsRefused() =>
        Assert.Throws<ArgumentException>(
            static () => new EventIndex().Make(new OrderEvent[Limits.BatchCapacity + 1]));

    private static OrderEvent Event(OrderEventKind kind) => default(OrderEvent) with { Kind = kind };

    private static IEnumerable<ushort> Places(OrderEvent[] events, int kinds) =>
        Enumerable.Range(0, events.Length).Where(i => KindBits.In(events[i].Kind, kinds) == 1).Select(i => (ushort)i);
}
