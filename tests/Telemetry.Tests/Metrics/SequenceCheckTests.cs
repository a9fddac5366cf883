using CsCheck;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Metrics;

public sealed class SequenceCheckTests
{
    private readonly SequenceCheck _check = new(new ServerId(0), symbols: 4);

    [Fact]
    public void Gap_IsCounted_AndTheRestApplied()
    {
        EventSlice kept = Check([.. new ServerStory().Then(5).Sent(1).Lose(3).Then(7).Accepted(1).Events]);

        Assert.Equal((2, 3L, 0L, 5L), (kept.Count, _check.Missed, _check.Repeated, _check.Last));
        Assert.Equal(ServerStory.At(7).Nanoseconds, _check.LastGapAt);
    }

    [Fact]
    public void Repeat_IsLeftOut_AndCounted()
    {
        OrderEvent[] events = [.. new ServerStory().Sent(1).Accepted(1).Events];
        Check(events);
        EventSlice kept = Check([events[1], .. new ServerStory().Lose(2).Cancelled(1).Events]);

        Assert.Equal((1, 1L, 0L, 3L), (kept.Count, _check.Repeated, _check.Missed, _check.Last));
        Assert.Equal(OrderEventKind.Cancelled, kept.Events[0].Kind);
    }

    [Theory]
    [InlineData(0, 1, 100, 0, 1, "kind")]
    [InlineData(11, 1, 100, 0, 1, "kind")]
    [InlineData(2, 1, 100, 4, 1, "instrument")]
    [InlineData(2, 1, 100, -1, 1, "instrument")]
    [InlineData(2, 1, 0, 0, 1, "quantity")]
    [InlineData(4, 1, -5, 0, 1, "quantity")]
    [InlineData(2, 1, 100, 0, 0, "side")]
    [InlineData(2, 1, 100, 0, 3, "side")]
    [InlineData(2, 0, 100, 0, 1, "order number")]
    public void Event_ThatCantBeTrue_IsPoisonNamingIt(
        int kind, long order, int quantity, int symbol, int side, string what)
    {
        OrderEvent bad = Event(kind, order, quantity, symbol, side);
        InvalidDataException poison = Assert.Throws<InvalidDataException>(() => Check([bad]));

        Assert.Contains("Event 1 ", poison.Message);
        Assert.Contains(what, poison.Message);
        Assert.Equal(0, _check.Last);
    }

    [Theory]
    [InlineData((int)OrderEventKind.ParentReceived, 0, 100, 1)]
    [InlineData((int)OrderEventKind.Allocated, 0, 100, 1)]
    [InlineData((int)OrderEventKind.Refused, 0, 0, 0)]
    public void Event_ThatNeedsLess_Passes(int kind, long order, int quantity, int side) =>
        Assert.Equal(1, Check([Event(kind, order, quantity, 0, side)]).Count);

    [Fact]
    public void Event_OfAnotherServer_IsPoison() =>
        Assert.Contains(
            "server 3",
            Assert.Throws<InvalidDataException>(() => Check([.. new ServerStory(3).Sent(1).Events])).Message);

    [Fact]
    public void QuickLook_NeverPasses_WhatTheCloseLookRefuses() =>
        Gen.Select(Gen.Int[0, 12], Gen.Int[-1, 2], Gen.Int[-1, 2], Gen.Int[-1, 5], Gen.Int[0, 3])
            .Array[1, 5].Sample(fields =>
            {
                OrderEvent[] events = [.. fields.Select((field, i) =>
                    Event(field.Item1, field.Item2, field.Item3, field.Item4, field.Item5, i + 1))];
                var bounds = new EventBounds(events);
                bool quick = bounds.AreNumberedFrom(1) && bounds.AreTrueFor(0, 3, long.MaxValue);
                var close = new SequenceCheck(new ServerId(0), symbols: 4);
                Assert.True(!quick || events.All(item => close.IsNext(item)));
            });

    private EventSlice Check(OrderEvent[] events)
    {
        var batch = new OrderBatch();
        batch.Rewind(new ServerId(0));
        foreach (OrderEvent item in events)
            batch.Add(item);
        return _check.Check(new EventSlice(batch, 0, batch.Count));
    }

    private static OrderEvent Event(int kind, long order, int quantity, int symbol, int side, long feed = 1) => new()
    {
        FeedSequence = feed,
        TimeNanoseconds = ServerStory.Open.Nanoseconds,
        OrderNumber = order,
        Quantity = quantity,
        SymbolIndex = symbol,
        Kind = (OrderEventKind)kind,
        Side = (Side)side,
    };
}
