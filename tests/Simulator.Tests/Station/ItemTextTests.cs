using System.Collections.Immutable;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Scenarios.Reading;
using Ops.Simulator.Station;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Station;

public sealed class ItemTextTests
{
    private static readonly Scenario s_scenario = ScenarioLibrary.Default.Load("knight-2012").Scenario!;
    private static readonly MarketTime s_now = MarketTime.FromTimeOfDay(new TimeSpan(9, 31, 5));
    private static readonly ItemText s_text = new(s_scenario);

    [Fact]
    public void Read_WithoutATime_IsNow_AndLastsAsLongAsItSays()
    {
        ItemResult read = Read(("do", "gate-fault"), ("what", "answers-late"), ("servers", "smars-1, smars-2"),
            ("lasts", "90s"), ("delay", "3s"));

        Assert.Empty(read.Faults);
        var fault = Assert.IsType<TimelineItem.GateFault>(read.Item);
        Assert.Equal((new TimeSpan(9, 31, 5), new TimeSpan(9, 32, 35)), (fault.At, fault.Until));
        Assert.Equal(["smars-1", "smars-2"], fault.Servers);
        Assert.Equal("The gates of smars-1, smars-2: answers late by 3 s for 90 s.", ItemWords.Of(fault));
        Assert.Equal(ItemWords.Of(fault), ItemWords.Of(s_text.Read(read.Text).Item!)); // its text says the same again
    }

    [Theory]
    [InlineData("servers", "smars-9", "servers", "did you mean smars-")]
    [InlineData("what", "sleeps", "what", "What can't be sleeps; ")]
    [InlineData("lasts", "long", "lasts", "is no duration; write a number and s, m or h")]
    [InlineData("delay", "x", "delay", "write a duration")]
    [InlineData("colour", "red", "colour", "")]
    [InlineData("at", "soon", "at", "write a time of day")]
    public void Read_WithAWrongField_NamesTheFieldAndWhatWouldBeRight(
        string key, string value, string field, string right)
    {
        var fields = new Dictionary<string, string?>
        {
            ["do"] = "gate-fault", ["what"] = "answers-late", ["servers"] = "smars-1", ["lasts"] = "90s",
            ["delay"] = "3s", [key] = value,
        };

        ItemResult read = s_text.Read(fields, s_now);

        Assert.Null(read.Item);
        Assert.Contains(read.Faults, fault => fault.Field == field && fault.Message.Contains(right));
    }

    [Fact]
    public void Read_WithOneMistake_GivesOneFault()
    {
        ItemResult read = Read(("do", "control-cut"), ("servers", "smars-1"), ("lasts", "long"));

        Assert.Equal("lasts", Assert.Single(read.Faults).Field);
    }

    [Fact]
    public void Read_WithAKeyMissing_NamesIt()
    {
        ItemResult read = Read(("do", "price-shock"));

        Assert.Equal("bps", Assert.Single(read.Faults).Field);
    }

    [Fact]
    public void Read_OfAWordThatNobodyCanDo_OffersTheNearest()
    {
        Assert.Contains("did you mean gate-fault?", Assert.Single(Read(("do", "gate-falt")).Faults).Message);
    }

    [Fact]
    public void Read_OfHostileText_IsQuotedAndNothingElse()
    {
        const string Text = "a: b\n- x # \"quoted\" {c}";

        ItemResult read = Read(
            ("do", "messages"), ("server", "smars-1"), ("source", "desk"), ("count", "1"), ("lasts", "0s"),
            ("text", Text));

        Assert.Equal(Text, Assert.IsType<TimelineItem.Messages>(read.Item).Text);
    }

    [Fact]
    public void Forms_HaveEveryKindAndEveryKeyThatAFileKnows()
    {
        var trace = new ShapeTrace();
        foreach (string file in Directory.GetFiles(ScenarioLibrary.ShippedDirectory, "*.yaml"))
            ScenarioLoader.Load(File.ReadAllText(file), file, trace);
        string[] usual = ["do", "at", "note", "until"];

        ImmutableArray<ItemForm> forms = ItemForms.Of(s_scenario);

        foreach ((string shape, SortedDictionary<string, bool> keys) in trace.Shapes.Where(
            static shape => shape.Key.StartsWith("timeline.", StringComparison.Ordinal)
                && shape.Key != "timeline.firm-lifts-breakers"))
        {
            ItemForm form = Assert.Single(forms, form => shape == $"timeline.{form.Kind}");
            Assert.Equal(
                keys.Keys.Except(usual),
                form.Fields.Select(static field => field.Key).Where(static key => key != "lasts").Order());
        }
        Assert.Equal(17, forms.Length);
    }

    [Fact]
    public void FirmThatLiftsBreakers_IsRefused_WithWhatToDoInstead()
    {
        ItemResult read = new ItemText(ScenarioLibrary.Default.Load("knight-2012").Scenario!).Read(
            "do: firm-lifts-breakers\nat: 09:31:00\nby: trader\napprovedBy: risk");

        ItemFault fault = Assert.Single(read.Faults);
        Assert.Null(read.Item);
        Assert.Equal("do", fault.Field);
        Assert.Contains("Tell the trainees by a message or a hint", fault.Message);
    }

    [Fact]
    public void Forms_FilledWithWhatTheyOffer_AreItemsWithASentence()
    {
        var free = new Dictionary<string, string>
        {
            ["by"] = "2s", ["source"] = "desk", ["text"] = "words",
        };
        foreach (ItemForm form in ItemForms.Of(s_scenario))
        {
            var fields = new Dictionary<string, string?> { ["do"] = form.Kind };
            foreach (ItemField field in form.Fields.Where(static field => field.IsRequired))
            {
                fields[field.Key] = field.Options.IsEmpty
                    ? field.Usual.Length > 0 ? field.Usual : free[field.Key] : field.Options[^1];
            }
            if (form.Kind is "gate-fault" or "venue-fault")
                fields["what"] = form.Kind == "gate-fault" ? "never-answers" : "ignores-cancels";

            ItemResult read = s_text.Read(fields, s_now);

            Assert.True(read.Faults.IsEmpty, $"{form.Kind}: {string.Join(' ', read.Faults)}");
            Assert.EndsWith(form.Kind is "messages" or "remark" ? "words" : ".", ItemWords.Of(read.Item!));
            Assert.Equal(new TimeSpan(10, 0, 0), read.Item!.MovedTo(new TimeSpan(10, 0, 0)).At);
        }
    }

    [Theory]
    [InlineData("halted:smars-1", "smars-1 is halted")]
    [InlineData("loss:1000000", "the loss exceeds 1,000,000")]
    [InlineData("after-kill:30", "30 s have passed since the first kill")]
    public void Condition_ReadsBackAndHasWords(string text, string words)
    {
        Condition condition = Condition.Parse(text, static name => name == "smars-1", out string? fault)!;

        Assert.Null(fault);
        Assert.Equal((text, words), (condition.ToString(), condition.Words));
    }

    [Theory]
    [InlineData("halted:smars-9")]
    [InlineData("loss:0")]
    [InlineData("after-kill:soon")]
    [InlineData("rain")]
    public void Condition_ThatIsNone_SaysWhatWouldBeRight(string text)
    {
        Assert.Null(Condition.Parse(text, static name => name == "smars-1", out string? fault));
        Assert.Contains("; write ", fault);
    }

    private static ItemResult Read(params (string Key, string Value)[] fields) =>
        s_text.Read(fields.ToDictionary(static f => f.Key, string? (f) => f.Value), s_now);
}
