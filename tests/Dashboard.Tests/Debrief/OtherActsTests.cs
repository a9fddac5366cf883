using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Ops.Dashboard.Debrief;
using Ops.Simulator.Headless.Review;
using Ops.Simulator.Recording;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Debrief;

public sealed class OtherActsTests
{
    private static readonly ImmutableArray<RecordedAct> s_done =
    [
        new() { At = "09:30:40.000000", Who = "a", Kind = ActorKind.Person, Do = "kill", Scope = "fleet" },
        new() { At = "09:31:00.000000", Who = "a", Kind = ActorKind.Person, Do = "note", Reason = "n" },
    ];

    private static readonly ActSpan s_span = new(new TimeSpan(9, 29, 30), new TimeSpan(16, 0, 0));

    [Fact]
    public void Read_OfTheFormAsItIs_ChangesNothing()
    {
        Assert.False(Read().IsOther);
        Assert.False(Read(("t1", "09:30:40.000000"), ("t2", "09:31:00.000000")).IsOther);
        Assert.Equal(s_done, Read().Acts);
    }

    [Fact]
    public void Read_OfWhatTheInstructorDidToTheWorld_LeavesItAsItWas()
    {
        RecordedAct shock = new() { At = "09:30:00.000000", Who = "i", Kind = ActorKind.Person, Do = "insert" };

        OtherActs acts = OtherActs.Read(
            new QueryCollection(new Dictionary<string, StringValues> { ["x1"] = "on", ["t1"] = "10:00:00" }),
            [shock], [], s_span);

        Assert.False(acts.IsOther);
        Assert.Equal([shock], acts.Acts);
    }

    [Theory]
    [InlineData("end", ActorKind.Person, null, "not done again")]
    [InlineData("hint-read", ActorKind.Person, null, "not done again")]
    [InlineData("kill", ActorKind.Breaker, "s-1", "comes by itself")]
    [InlineData("kill", ActorKind.Person, Canary.Name, "a drill")]
    [InlineData("insert", ActorKind.Person, null, "part of the world")]
    public void Read_OfWhatIsNotDoneAgain_LeavesItAsItWas_AndSaysWhy(
        string what, ActorKind kind, string? target, string why)
    {
        RecordedAct act = new()
        {
            At = "09:30:00.000000", Who = "a", Kind = kind, Do = what, Target = target,
            Scope = target is null ? null : "server",
        };

        OtherActs acts = OtherActs.Read(
            new QueryCollection(new Dictionary<string, StringValues> { ["x1"] = "on", ["t1"] = "10:00:00" }),
            [act], [], s_span);

        Assert.False(acts.IsOther);
        Assert.Equal([act], acts.Acts);
        Assert.Equal(why, ScoreTable.WhyFixed(act));
        Assert.All(s_done, static own => Assert.True(SessionReview.CanMove(own)));
    }

    [Fact]
    public void Read_OfAMovedAnOmittedAndAnAddedAct_GivesThemInOrderOfTime()
    {
        OtherActs acts = Read(("t1", "09:35:00"), ("x2", "on"), ("addAt", "09:30:05"), ("addServer", "s-1"));

        Assert.True(acts.IsOther);
        Assert.Equal([("kill", "s-1", "09:30:05.000000"), ("kill", null, "09:35:00.000000")],
            acts.Acts.Select(static act => (act.Do, act.Target, act.At)));
    }

    [Theory]
    [InlineData("t1", "soon", "soon is not a time")]
    [InlineData("addAt", "later", "later is not a time")]
    [InlineData("addAt", "09:30:05", "There is no server")]
    [InlineData("addAt", "08:00:00", "08:00:00 is outside the session: an act can be from 09:29:30 to 16:00:00.")]
    [InlineData("addAt", "23:00:00", "23:00:00 is outside the session")]
    [InlineData("t1", "23:00:00", "23:00:00 is outside the session")]
    public void Read_OfWhatMakesNoSense_SaysSoAndRunsNothing(string key, string value, string expected)
    {
        OtherActs acts = Read((key, value));

        Assert.False(acts.IsOther);
        Assert.Contains(expected, Assert.Single(acts.Faults));
    }

    [Fact]
    public void Chart_OfACurve_NamesItsEndsForWhoCantSeeIt()
    {
        string chart = CurveChart.Of(
            [new(1, "a", new Outcome(100, 1, 1, 1)), new(60, "b", new Outcome(6_000, 1, 1, 1))],
            new CurveMarks(3_000, null, null, null));

        Assert.Contains("100 when stopped after 1 s, 6,000 after 60 s", chart);
        Assert.Contains("this session", chart);
        Assert.Empty(CurveChart.Of([], CurveMarks.None));
    }

    private static OtherActs Read(params (string Key, string Value)[] form) => OtherActs.Read(
        new QueryCollection(form.ToDictionary(item => item.Key, item => new StringValues(item.Value))), s_done,
        ["s-1"], s_span);
}
