using Microsoft.Extensions.Time.Testing;
using Ops.Simulator.Headless;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Headless;

/// <summary>Alarms in the report, and what an actions file does with them.</summary>
public sealed class AlarmReportTests
{
    private static readonly Scenario s_knight = ScenarioLibrary.Default.Load("knight-2012").Scenario!;

    [Fact]
    public void Report_OfTheMorning_HasOneAlarmWithItsFindings()
    {
        RunReport report = Run("[]", "08:10:00");

        ReportedAlarm alarm = Assert.Single(report.Alarms);
        Assert.Equal(("smars-8", "high"), (alarm.Server, alarm.Priority));
        Assert.StartsWith("parity-", alarm.Rule);
        Assert.Equal(alarm.Message, alarm.Cause);
        Assert.StartsWith("parity-", alarm.FirstOut.Rule);
        Assert.Equal(["smars-8"], alarm.Servers);
        Assert.Contains(alarm.Details, static detail => detail.Rule == "message-pattern");
        Assert.Contains(alarm.Details, static detail => detail.Rule == "message-asymmetry");
        Assert.True(report.Findings.Length >= alarm.Details.Length);
    }

    [Fact]
    public void Acknowledge_TakesNoteOfTheGroup_AndReleasesNothing()
    {
        RunReport report = Run("""
            - { at: "08:00:10", who: op, do: acknowledge, scope: server, target: smars-8 }
            - { at: "08:00:11", who: op, do: acknowledge, scope: server, target: smars-8 }
            - { at: "08:00:12", who: op, do: acknowledge, scope: server, target: smars-1 }
            """, "08:00:30");

        Assert.Equal([true, false, false], report.Actions.Select(static action => action.Done));
        Assert.Contains("parity-", report.Actions[0].Outcome);
        Assert.Null(Assert.Single(report.Holds).ReleasedAt);
    }

    [Fact]
    public void Shelve_OfAHighAlarm_LastsAQuarterOfAnHourAtMost()
    {
        RunReport report = Run("""
            - { at: "08:00:10", who: op, do: shelve, alarm: A-1, reason: known, minutes: 60 }
            - { at: "08:00:11", who: op, do: shelve, alarm: A-1, reason: known, minutes: 15 }
            - { at: "08:00:12", who: op, do: shelve, alarm: A-99, reason: known, minutes: 15 }
            """, "08:00:30");

        Assert.Equal([false, true, false], report.Actions.Select(static action => action.Done));
        Assert.Contains("TooLong", report.Actions[0].Outcome);
        Assert.Equal("There are no A-99 that want somebody.", report.Actions[2].Outcome);
    }

    private static RunReport Run(string actions, string until)
    {
        ActionFileResult read = ActionFile.Read(actions, "actions.yaml", s_knight);
        Assert.Empty(read.Errors);
        var settings = new RunSettings(
            "sec", Seed: 1, MarketTime.FromTimeOfDay(TimeSpan.Parse(until)), Breakers: false,
            Telemetry.Contracts.ParityMode.Enforce);
        using var run = new HeadlessRun(s_knight, settings, read.Actions);
        RunOutcome outcome = run.Run(new FakeTimeProvider(), progress: null);
        return new ReportMaker(s_knight, settings, outcome, untouched: null).Make();
    }
}
