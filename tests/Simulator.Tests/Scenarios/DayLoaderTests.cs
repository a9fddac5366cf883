using Ops.Simulator.Scenarios;
using Xunit;

namespace Ops.Simulator.Tests.Scenarios;

/// <summary>Faults in what a day without an incident can bring.</summary>
public sealed class DayLoaderTests
{
    private static readonly string s_sample =
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Scenarios", "loader-sample.yaml"));

    [Theory]
    [InlineData("market-volume, until: \"10:00:00\"", "lacks the key factor")]
    [InlineData("market-volume, until: \"10:00:00\", factor: 0", "factor is 0; it goes from 0.1 to 100")]
    [InlineData("market-volume, until: \"09:40:00\", factor: 2", "until 09:40:00 is before at 09:45:00")]
    [InlineData("price-shock, classes: [QDX], bps: 100", "there is no class prefix QDX; did you mean QD")]
    [InlineData("price-shock, bps: -10000", "bps is -10000; it goes from -9000 to 50000")]
    [InlineData("halt, until: \"16:01:00\"", "until 16:01:00 is outside continuous trading")]
    [InlineData("halt, until: \"10:00:00\", orders: lost", "orders can't be lost")]
    [InlineData("halt, until: \"10:00:00\", noticeAfter: 5m", "noticeAfter is 5m; it goes from 0us to 1m")]
    [InlineData("telemetry-gap, until: \"10:00:00\", what: loses", "timeline.telemetry-gap lacks the key servers")]
    [InlineData("telemetry-gap, until: \"10:00:00\", what: eats, servers: [smars-1]", "what can't be eats")]
    [InlineData("clock-step, until: \"10:00:00\", by: 2m, direction: ahead, servers: [smars-1]",
        "by is 2m; it goes from 1ms to 1m")]
    [InlineData("clock-step, until: \"10:00:00\", by: 2s, direction: up, servers: [smars-1]", "direction can't be up")]
    [InlineData("gate-fault, until: \"10:00:00\", what: sleeps, servers: [smars-1]", "what can't be sleeps")]
    [InlineData("gate-fault, until: \"10:00:00\", what: answers-late, servers: [smars-1]",
        "delay and what do not fit together")]
    [InlineData("gate-fault, until: \"10:00:00\", what: leaks, servers: [smars-1], delay: 2s",
        "delay and what do not fit together")]
    [InlineData("gate-fault, until: \"10:00:00\", what: leaks", "timeline.gate-fault lacks the key servers")]
    [InlineData("gate-fault, until: \"09:40:00\", what: leaks, servers: [smars-1]", "is before at 09:45:00")]
    [InlineData("rogue-orders, until: \"10:00:00\", server: smars-11, perSecond: 5, shares: 100",
        "there is no server smars-11")]
    [InlineData("rogue-orders, until: \"10:00:00\", server: smars-1, perSecond: 0, shares: 100",
        "perSecond is 0; it goes from 1 to 1000")]
    [InlineData("drop-copy-gap, until: \"10:00:00\", what: eats, servers: [smars-1]", "what can't be eats")]
    [InlineData("venue-fault, until: \"10:00:00\", what: slow-orders", "delay and what do not fit together")]
    [InlineData("venue-fault, until: \"10:00:00\", what: refuses-cancels, delay: 5s",
        "delay and what do not fit together")]
    [InlineData("venue-fault, until: \"10:00:00\", what: ignores-cancels, recovery: 5s",
        "recovery is given for a fault that withholds nothing")]
    public void Load_WithAFaultyItem_SaysWhatIsWrong(string item, string expected) =>
        AssertFault(
            s_sample.Replace(
                "clientFlow:", $"timeline:\n  - {{ at: \"09:45:00\", do: {item} }}\nclientFlow:",
                StringComparison.Ordinal),
            expected);

    [Theory]
    [InlineData("uShaped: true", "weights: { smars-11: 2 }", "there is no server smars-11")]
    [InlineData("uShaped: true", "weights: { smars-1: 0 }", "a weight is 0; it goes from 0.01 to 100")]
    [InlineData("group: rack-a,", "group: rack-a, startsAt: \"17:00:00\",", "startsAt 17:00:00 is outside the session")]
    [InlineData("logic: slice", "logic: slice\n      onClose: yes", "onClose is yes; write true or false")]
    public void Load_WithAFaultyKey_SaysWhatIsWrong(string right, string wrong, string expected)
    {
        int at = s_sample.IndexOf(right, StringComparison.Ordinal);
        AssertFault(string.Concat(s_sample.AsSpan(0, at), wrong, s_sample.AsSpan(at + right.Length)), expected);
    }

    private static void AssertFault(string text, string expected)
    {
        ScenarioLoadResult result = ScenarioLoader.Load(text, "a-day.yaml");

        Assert.Null(result.Scenario);
        Assert.Contains(result.Errors, error => error.ToString().Contains(expected, StringComparison.Ordinal));
    }
}
