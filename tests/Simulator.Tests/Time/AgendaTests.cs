using CsCheck;
using Ops.Simulator.Time;
using Xunit;

namespace Ops.Simulator.Tests.Time;

public sealed class AgendaTests
{
    [Fact]
    public void TryTake_AnyAdditionsWhileTaking_ComesInOrderOfTimeAndScheduling() =>
        Gen.Long[0, 3_000_000_000].Array[1, 200].Sample(delays =>
        {
            var agenda = new Agenda();
            var waiting = new List<(long Time, int Number)>();
            long now = 34_200_000_000_000;
            for (int i = 0; i < delays.Length; i++)
            {
                agenda.Add(now + delays[i], AgendaKind.Arrival, i);
                waiting.Add((now + delays[i], i));
                if (i % 3 == 0)
                    now = TakeOne(agenda, waiting);
            }
            while (waiting.Count > 0)
                TakeOne(agenda, waiting);
            Assert.False(agenda.TryTake(long.MaxValue, out _));
            Assert.Equal(0, agenda.Count);
        });

    [Fact]
    public void TryTake_ItemAtTheInstant_IsNotDueYet()
    {
        var agenda = new Agenda();
        agenda.Add(100, AgendaKind.Open, 0);
        Assert.False(agenda.TryTake(100, out _));
        Assert.True(agenda.TryTake(101, out AgendaItem item));
        Assert.Equal(AgendaKind.Open, item.Kind);
    }

    [Fact]
    public void TryTake_LimitInsideTheSlot_LaterItemsWait()
    {
        var agenda = new Agenda();
        agenda.Add(1_000, AgendaKind.Arrival, 1);
        agenda.Add(3_000, AgendaKind.Arrival, 3);
        Assert.True(agenda.TryTake(2_500, out _));
        Assert.False(agenda.TryTake(2_500, out _));
        agenda.Add(2_600, AgendaKind.Arrival, 2);
        Assert.True(agenda.TryTake(long.MaxValue, out AgendaItem next));
        Assert.Equal(2, next.Subject);
    }

    private static long TakeOne(Agenda agenda, List<(long Time, int Number)> waiting)
    {
        (long time, int number) = waiting.Min();
        waiting.Remove((time, number));
        Assert.True(agenda.TryTake(long.MaxValue, out AgendaItem item));
        Assert.Equal((time, number), (item.TimeNanoseconds, item.Subject));
        return time;
    }
}
