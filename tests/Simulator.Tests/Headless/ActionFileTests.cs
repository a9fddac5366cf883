using Ops.Simulator.Headless;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Contracts;
using Xunit;

namespace Ops.Simulator.Tests.Headless;

public sealed class ActionFileTests
{
    private static readonly Scenario s_quietDay = ScenarioLibrary.Default.Load("quiet-day").Scenario!;

    [Fact]
    public void Read_TheActionsOfThisVersion_OrdersThemByTime()
    {
        ActionFileResult result = Read("""
            - { at: "09:40:00", who: supervisor-1, do: approve, hold: H-1 }
            - { at: "09:37:13.250", who: operator-1, do: kill, scope: server, target: smars-8, reason: runaway orders }
            - { at: "09:39:00", who: operator-1, do: release, scope: server, target: smars-8, cause: c, evidence: e }
            - { at: "09:41:00", who: operator-1, do: kill, scope: fleet, mode: blockAndCancel, reason: all }
            - { at: "09:42:00", who: operator-1, do: note, text: phoned the desk }
            """);

        Assert.Empty(result.Errors);
        Assert.Equal(["kill", "release", "approve", "kill", "note"], result.Actions.Select(action => action.Verb));
        var kill = Assert.IsType<ScriptedAction.Kill>(result.Actions[0]);
        Assert.Equal((HaltScope.Server("smars-8"), HaltMode.Block), (kill.Scope, kill.Mode));
        Assert.Equal(HaltMode.BlockAndCancel, Assert.IsType<ScriptedAction.Kill>(result.Actions[3]).Mode);
    }

    [Theory]
    [InlineData("{ at: \"03:00:00\", who: a, do: note, text: t }", "at 03:00:00 is outside the session")]
    [InlineData("{ at: noon, who: a, do: note, text: t }", "at is noon; write a time of day")]
    [InlineData("{ at: \"09:30:00\", do: note, text: t }", "action lacks the key who")]
    [InlineData("{ at: \"09:30:00\", who: a, do: note, txt: t }", "action has no key txt; did you mean text?")]
    [InlineData("{ at: \"09:30:00\", who: a, do: kil }", "nobody can do kil; did you mean kill?")]
    [InlineData("{ at: \"09:30:00\", who: a, do: acknowledge }", "action lacks the key scope")]
    [InlineData("{ at: \"09:30:00\", who: a, do: acknowledge, alarm: first }",
        "alarm is first; write an alarm's number such as A-1")]
    [InlineData("{ at: \"09:30:00\", who: a, do: acknowledge, alarm: A-1, scope: fleet }",
        "alarm and other choices are both given")]
    [InlineData("{ at: \"09:30:00\", who: a, do: acknowledge, scope: fleet, rule: order-rat }",
        "there is no rule order-rat; did you mean order-rate?")]
    [InlineData("{ at: \"09:30:00\", who: a, do: shelve, scope: fleet, minutes: 10 }", "action lacks the key reason")]
    [InlineData("{ at: \"09:30:00\", who: a, do: shelve, scope: fleet, reason: r }", "action lacks the key minutes")]
    [InlineData("{ at: \"09:30:00\", who: a, do: shelve, scope: fleet, reason: r, minutes: 500 }", "minutes is 500")]
    [InlineData("{ at: \"09:30:00\", who: a, do: deploy, servers: [smars-1], build: \"2026.11\", reason: r }",
        "there is no build 2026.11; did you mean 2026.10?")]
    [InlineData("{ at: \"09:30:00\", who: a, do: deploy, scope: fleet, reason: r }", "action lacks the key build")]
    [InlineData("{ at: \"09:30:00\", who: a, do: rollback, servers: [smars-9], reason: r }",
        "there is no server smars-9")]
    [InlineData("{ at: \"09:30:00\", who: a, do: rollback, scope: fleet, servers: [smars-1], reason: r }",
        "servers and scope are both given")]
    [InlineData("{ at: \"09:30:00\", who: a, do: set-flag, scope: fleet, flag: x, on: yes, reason: r }", "on is yes")]
    [InlineData("{ at: \"09:30:00\", who: a, do: restart, scope: fleet }", "action lacks the key reason")]
    [InlineData("{ at: \"09:30:00\", who: a, do: inspect }", "action lacks the key scope")]
    [InlineData("{ at: \"09:30:00\", who: a, do: approve, change: first }",
        "change is first; write a change's number such as C-1")]
    [InlineData("{ at: \"09:30:00\", who: a, do: kill, scope: server, target: smars-9, reason: r }",
        "there is no server smars-9; did you mean smars-")]
    [InlineData("{ at: \"09:30:00\", who: a, do: kill, scope: group, target: rack, reason: r }",
        "there is no group rack;")]
    [InlineData("{ at: \"09:30:00\", who: a, do: kill, scope: all, reason: r }",
        "scope can't be all; known are server, group, fleet")]
    [InlineData("{ at: \"09:30:00\", who: a, do: kill, scope: fleet, target: smars-1, reason: r }",
        "scope fleet has the target smars-1")]
    [InlineData("{ at: \"09:30:00\", who: a, do: kill, scope: fleet }", "action lacks the key reason")]
    [InlineData("{ at: \"09:30:00\", who: a, do: kill, scope: fleet, reason: r, mode: stop }", "mode can't be stop")]
    [InlineData("{ at: \"09:30:00\", who: a, do: approve, hold: first }",
        "hold is first; write a hold's number such as H-1")]
    [InlineData("5", "action is the value 5; write a mapping")]
    public void Read_AFaultyAction_SaysWhereAndWhatWouldBeRight(string action, string expected)
    {
        ActionFileResult result = Read("- " + action);

        Assert.Empty(result.Actions);
        Assert.Contains(result.Errors, error => error.ToString().Contains(expected, StringComparison.Ordinal));
        Assert.All(result.Errors, error => Assert.StartsWith("actions.yaml:1:", error.ToString()));
    }

    [Fact]
    public void Read_AlarmVerbs_NameAlarmsByNumberOrByScopeAndRule()
    {
        ActionFileResult result = Read("""
            - { at: "09:40:00", who: op, do: acknowledge, alarm: A-3 }
            - { at: "09:41:00", who: op, do: shelve, scope: server, target: smars-1, rule: order-rate, reason: known,
                minutes: 15 }
            - { at: "09:42:00", who: op, do: unshelve, alarm: A-3 }
            """);

        Assert.Empty(result.Errors);
        Assert.Equal(
            new AlarmChoice(3, null, null), Assert.IsType<ScriptedAction.Unshelve>(result.Actions[2]).Alarms);
        Assert.Equal(
            new AlarmChoice(3, null, null), Assert.IsType<ScriptedAction.Acknowledge>(result.Actions[0]).Alarms);
        var shelve = Assert.IsType<ScriptedAction.Shelve>(result.Actions[1]);
        Assert.Equal(new AlarmChoice(null, HaltScope.Server("smars-1"), "order-rate"), shelve.Alarms);
        Assert.Equal((TimeSpan.FromMinutes(15), "known"), (shelve.Length, shelve.Reason));
    }

    [Fact]
    public void Read_NotAList_SaysSo() =>
        Assert.Contains("write a list of actions", Assert.Single(Read("at: now").Errors).Right);

    private static ActionFileResult Read(string text) => ActionFile.Read(text, "actions.yaml", s_quietDay);
}
