using Ops.Simulator.Scenarios;
using Xunit;

namespace Ops.Simulator.Tests.Scenarios;

/// <summary>Faults in the keys of flow shapes, venue faults, acts of the firm and records.</summary>
public sealed class FlowShapeLoaderTests
{
    private static readonly string s_quietDay =
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Scenarios", "loader-sample.yaml"));

    [Theory]
    [InlineData("logic: slice", "logic: slice\n      repeats: -1", "repeats is -1; it goes from 0 to 100000000")]
    [InlineData("logic: slice",
        "logic: slice\n      confirmedBy: execution",
        "confirmedBy is given for a logic that sends nothing again")]
    [InlineData("logic: slice", "logic: resend\n      confirmedBy: luck", "confirmedBy can't be luck")]
    [InlineData("logic: slice",
        "logic: slice\n      queueCapacity: 5",
        "queueCapacity is given without queuePerSecond")]
    [InlineData("logic: slice", "logic: slice\n      limit: 1.00001", "a price has at most four decimals")]
    [InlineData("uShaped: true", "symbols: [QDS001]", "there is no symbol QDS001; none is known here")]
    [InlineData("uShaped: true", "classes: [QDX]", "there is no class prefix QDX; did you mean QD")]
    [InlineData("uShaped: true", "lotShares: 0", "lotShares is 0; it goes from 1 to 1000000")]
    [InlineData("clientFlow:",
        "timeline:\n  - { at: \"09:30:00\", do: switch-off, servers: [smars-1], path: smart-rout }\nclientFlow:",
        "there is no path smart-rout; did you mean smart-route?")]
    [InlineData("clientFlow:",
        "timeline:\n  - { at: \"09:30:00\", do: firm-cancels }\nclientFlow:",
        "timeline.firm-cancels lacks the key servers")]
    [InlineData("clientFlow:",
        "timeline:\n  - { at: \"09:30:00\", do: firm-lifts-breakers, by: desk, approvedBy: Desk }\nclientFlow:",
        "desk asks and approves; name another role")]
    [InlineData("clientFlow:",
        "timeline:\n  - { at: \"09:30:00\", do: venue-fault, until: \"09:31:00\", what: slow-cancels }\nclientFlow:",
        "delay and what do not fit together")]
    [InlineData("clientFlow:",
        "timeline:\n  - { at: \"09:30:00\", do: venue-fault, until: \"09:29:00\", what: ignores-cancels }\nclientFlow:",
        "until 09:29:00 is before at 09:30:00")]
    [InlineData("clientFlow:", "record: { loss: 5 }\nclientFlow:", "record lacks the key note; add note: ...")]
    [InlineData("clientFlow:", "record: { loss: -2, note: x }\nclientFlow:", "loss is -2; it goes from 0 to")]
    [InlineData("start: \"09:25:00\"", "start: \"16:30:00\"", "end 16:05:00 is not after start 16:30:00")]
    public void Load_WithOneFault_SaysWhatIsWrongAndWhatWouldBeRight(string right, string wrong, string expected)
    {
        int at = s_quietDay.IndexOf(right, StringComparison.Ordinal);
        string text = string.Concat(s_quietDay.AsSpan(0, at), wrong, s_quietDay.AsSpan(at + right.Length));

        ScenarioLoadResult result = ScenarioLoader.Load(text, "quiet-day.yaml");

        Assert.Null(result.Scenario);
        Assert.Contains(result.Errors, error => error.ToString().Contains(expected, StringComparison.Ordinal));
        Assert.All(result.Errors, error => Assert.StartsWith("quiet-day.yaml:", error.ToString()));
    }

    [Fact]
    public void Load_StartAfterTheOpen_IsAllowed() =>
        Assert.Empty(ScenarioLoader.Load(
            s_quietDay.Replace("start: \"09:25:00\"", "start: \"10:00:00\"").Replace("from: \"09:25:00\"",
            "from: \"10:00:00\""), "quiet-day.yaml").Errors);
}
