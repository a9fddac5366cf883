using Ops.Simulator.Scenarios;
using Xunit;

namespace Ops.Simulator.Tests.Scenarios;

public sealed class ScenarioLoaderTests
{
    private static readonly string s_quietDay =
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Scenarios", "loader-sample.yaml"));

    /// <summary>One replacement in the quiet day, and what must be said about it.</summary>
    [Theory]
    [InlineData("teaches: What", "taeches: What", "scenario has no key taeches; did you mean teaches?")]
    [InlineData("zone: ET", "zone: ET\nzone: ET", "the key zone is here a second time; it stands in line 4 already")]
    [InlineData("zone: ET\n", "", "scenario lacks the key zone; add zone: ...")]
    [InlineData("date: 2026-10-14", "date: 2026-13-14", "date is 2026-13-14; write an existing date as yyyy-MM-dd")]
    [InlineData("start: \"09:25:00\"", "start: 9am", "start is 9am; write a time of day as HH:mm:ss")]
    [InlineData("close: \"16:00:00\"", "close: \"09:00:00\"",
        "close 09:00:00 is not after open 09:30:00; make close later")]
    [InlineData("to: \"15:59:00\"", "to: \"17:00:00\"",
        "to 17:00:00 is outside the session; the session goes from 09:25:00 to 16:05:00")]
    [InlineData("to: \"15:59:00\"", "to: \"09:24:00\"", "to 09:24:00 is outside the session")]
    [InlineData("count: 37", "count: many", "count is the value many; write a whole number from 1 to 10000")]
    [InlineData("count: 37", "count: \"37\"", "count is the value 37 in quotes; write a whole number from 1 to 10000")]
    [InlineData("count: 37", "count: 0", "count is 0; it goes from 1 to 10000")]
    [InlineData("count: 37", "count: 9999", "the universe has 10116 instruments; declare 1 to 10000")]
    [InlineData("lowestPrice: 7.00", "lowestPrice: 7.00001", "a price has at most four decimals")]
    [InlineData("highestPrice: 72.00", "highestPrice: 6", "highestPrice is below lowestPrice")]
    [InlineData("ackMean: 2ms", "ackMean: 2", "ackMean is 2; write a duration such as 143ms, 2s or 5m")]
    [InlineData("ackMean: 2ms", "ackMean: 999999999h", "ackMean is 999999999h; write a duration such as")]
    [InlineData("ackMean: 2ms", "ackMean: ٣s", "ackMean is ٣s; write a duration such as")]
    [InlineData("ackMean: 2ms", "ackMean: 2h", "ackMean is 2h; it goes from 1us to 1h")]
    [InlineData("ackMean: 2ms", "ackMean: 100us", "ackMean is below ackMinimum; a mean is at least the minimum")]
    [InlineData("plannedBuild: \"2026.10\"", "plannedBuild: \"2026.1\"",
        "there is no build 2026.1; did you mean 2026.10?")]
    [InlineData("name: smars-2,", "name: smars-1,", "a second server smars-1 is defined here; the first is in line 64")]
    [InlineData("name: smars-2,", "name: smars 2,", "smars 2 can't name a server; use up to 64 letters")]
    [InlineData("defaultPath: smart-route", "defaultPath: smart-rout",
        "there is no path smart-rout; did you mean smart-route?")]
    [InlineData("logic: slice", "logic: slices",
        "logic can't be slices; did you mean slice? known are slice,")]
    [InlineData("logic: slice", "logic: [slice]", "logic is a list; write a single value")]
    [InlineData("uShaped: true", "uShaped: yes", "uShaped is yes; write true or false")]
    [InlineData("perMinute: 40", "perMinute: 40\n    count: 3", "count and perMinute are both given; give either")]
    [InlineData("    perMinute: 40\n", "", "neither count nor perMinute is given")]
    [InlineData("largestShares: 2000", "largestShares: 99", "largestShares is below smallestShares")]
    [InlineData("largestShares: 2000", "largestShares: 2000\n    buySymbols: 3",
        "buySymbols is given without sidePerSymbol")]
    [InlineData("uShaped: true", "flags: [rlp]", "there is no flag rlp; none is known here")]
    [InlineData("uShaped: true", "servers: [smars-9]", "there is no server smars-9; did you mean smars-")]
    [InlineData("uShaped: true", "servers: [smars-1, smars-1]", "servers names smars-1 twice; name each once")]
    [InlineData("clientFlow:", "timeline:\n  - { at: \"09:30:00\", do: deplyo }\nclientFlow:",
        "the timeline can't do deplyo; did you mean deploy?")]
    [InlineData("clientFlow:", "timeline:\n  - { at: \"09:30:00\", do: remark, txt: x }\nclientFlow:",
        "timeline.remark has no key txt; did you mean text?")]
    [InlineData("clientFlow:", "timeline:\n  - { at: \"08:30:00\", do: remark, text: x }\nclientFlow:",
        "at 08:30:00 is outside the session")]
    [InlineData("clientFlow:", "timeline: soon\nclientFlow:", "timeline is the value soon; write a list")]
    [InlineData("clientFlow:", "market2: 1\nclientFlow:", "scenario has no key market2; did you mean market?")]
    [InlineData("market:\n", "market: 5\nmarkets:\n", "market is the value 5; write a mapping of keys and values")]
    [InlineData("title: Quiet day", "title: ''", "title is empty; write a text")]
    [InlineData("title: Quiet day", "title: \"Quiet", "this is not YAML")]
    [InlineData("title: Quiet day", "title: *nothing", "this is not YAML: There is no anchor nothing above")]
    [InlineData("title: Quiet day", "---\ntitle: Quiet day\n---\n",
        "a second document begins here; one file holds one document")]
    public void Load_WithOneFault_SaysWhatIsWrongAndWhatWouldBeRight(string right, string wrong, string expected)
    {
        Assert.Contains(right, s_quietDay);

        ScenarioLoadResult result = ScenarioLoader.Load(ReplaceFirst(s_quietDay, right, wrong), "quiet-day.yaml");

        Assert.Null(result.Scenario);
        Assert.Contains(result.Errors, error => error.ToString().Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void Load_AnyFault_NamesFileLineAndColumn()
    {
        ScenarioLoadResult result =
            ScenarioLoader.Load(ReplaceFirst(s_quietDay, "zone: ET", "zoen: ET"), "some/quiet-day.yaml");

        Assert.Equal(
            ["some/quiet-day.yaml:2:1: scenario lacks the key zone; add zone: ...",
                "some/quiet-day.yaml:4:1: scenario has no key zoen"],
            result.Errors.Select(error => error.ToString().Split("; did")[0]));
    }

    [Fact]
    public void Load_WithATabFarDown_NamesItsLine()
    {
        string text = "id: x\ntitle: X\n# a\n# b\nfleet:\n  servers:\n\t- a\n";

        ScenarioError error = Assert.Single(ScenarioLoader.Load(text, "x.yaml").Errors);

        Assert.Equal(7, error.Line);
        Assert.Contains("this is not YAML", error.Wrong);
    }

    [Fact]
    public void Load_WithManyFaults_ReportsAllInTheOrderOfTheFile()
    {
        string text = s_quietDay.Replace("zone: ET", "zone: ''").Replace("spreadTicks: 100", "spreadTicks: -1")
            .Replace("name: smart-route", "name: other");

        ScenarioLoadResult result = ScenarioLoader.Load(text, "quiet-day.yaml");

        Assert.Equal(3, result.Errors.Length);
        Assert.Equal(result.Errors.OrderBy(error => error.Line), result.Errors);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing")]
    [InlineData("[1, 2]")]
    [InlineData("just text")]
    [InlineData("{ [a]: 1 }")]
    [InlineData("a: &a [*a]")]
    [InlineData("%")]
    [InlineData("\t- x")]
    public void Load_NotAScenarioAtAll_IsAnErrorNotAnException(string text)
    {
        ScenarioLoadResult result = ScenarioLoader.Load(text, "x.yaml");

        Assert.Null(result.Scenario);
        Assert.NotEmpty(result.Errors);
    }

    [Fact]
    public void Load_DeeplyNested_IsRefusedBeforeTheStackIsUsedUp() =>
        Assert.Contains("Nested more than",
            Assert.Single(ScenarioLoader.Load(new string('[', 100_000), "x.yaml").Errors).Wrong);

    [Fact]
    public void LoadFile_Missing_SaysSo() =>
        Assert.StartsWith("nowhere.yaml:1:1: there is no such file",
            Assert.Single(ScenarioLoader.LoadFile("nowhere.yaml").Errors).ToString());

    [Fact]
    public void Load_FileNameThatIsNoId_IsAnError() =>
        Assert.Contains("can't be a scenario's id",
            Assert.Single(ScenarioLoader.Load(s_quietDay, "Quiet Day.yaml").Errors).Wrong);

    [Fact]
    public void Load_WithAnchors_ReadsTheSameValueTwice()
    {
        string text =
            s_quietDay.Replace("lowestPrice: 7.00\n      highestPrice: 72.00",
            "lowestPrice: &p 7.00\n      highestPrice: *p");

        Scenario scenario = ScenarioLoader.Load(text, "quiet-day.yaml").Scenario!;

        Assert.All(scenario.Universe.Classes, item => Assert.Equal(item.LowestPrice, item.HighestPrice));
    }

    private static string ReplaceFirst(string text, string old, string replacement)
    {
        int at = text.IndexOf(old, StringComparison.Ordinal);
        return string.Concat(text.AsSpan(0, at), replacement, text.AsSpan(at + old.Length));
    }
}
