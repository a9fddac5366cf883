using Ops.Telemetry.Detection;
using Xunit;

namespace Ops.Telemetry.Tests.Detection;

public sealed class VerdictListTests
{
    private static readonly Verdict s_ofAnEvent = new() { Value = 7, Topic = 0, Event = 42 };

    [Fact]
    public void Add_BeneathWhatReachesAnything_IsAPlainValue()
    {
        var list = new VerdictList();
        list.Clear(beneath: 8);

        list.Add(s_ofAnEvent);

        Assert.Equal((true, false, 7L), (list.IsPlain, list.HasItems, list.Plain));
    }

    [Theory]
    [InlineData(7L)]
    [InlineData(long.MinValue)]
    public void Add_OfWhatMayReachSomething_KeepsAllItSays(long beneath)
    {
        var list = new VerdictList();
        list.Clear(beneath);

        list.Add(s_ofAnEvent);

        Assert.False(list.IsPlain);
        Assert.Equal(s_ofAnEvent, Assert.Single(list.Items.ToArray()));
    }

    [Fact]
    public void Add_OfAnInstrument_IsNeverAPlainValue()
    {
        var list = new VerdictList();
        list.Clear(beneath: 8);

        list.Add(new Verdict { Value = 7, Symbol = 3 });

        Assert.Equal(3, Assert.Single(list.Items.ToArray()).Symbol);
    }

    [Fact]
    public void Add_OfAnotherBesideAPlainValue_KeepsBoth()
    {
        var list = new VerdictList();
        list.Clear(beneath: 8);

        list.Add(s_ofAnEvent);
        list.Add(new Verdict { Value = 9, Topic = 1 });

        Assert.Equal([7L, 9L], list.Items.ToArray().Select(static verdict => verdict.Value));
        list.Clear();
        Assert.False(list.IsPlain || list.HasItems);
    }
}
