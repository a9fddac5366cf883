using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

/// <summary>What a restart reads from the trail: limits that were set by an older program among them.</summary>
public sealed class LimitChangeTextTests
{
    private const string Gate = """{"set":"gate","scope":2,"target":"smars-1","limit":"order-quantity","value":5}""";
    private const string None = """{"set":"gate","scope":0,"target":null,"limit":"price-band","value":null}""";
    private const string Rule =
        """{"set":"rule","scope":1,"target":"retail","rule":"loss","limit":7,"steps":[70,0,100,3]""" +
        ""","sustainTicks":30000000,"resetAtPercent":80,"shadow":true,"enabled":false}""";

    public static TheoryData<string, LimitChange> Texts => new()
    {
        { Gate, LimitBench.Quantity(5, LimitBench.Server("smars-1")) },
        { None, new LimitChange.OfGate(RuleScope.EachServer, "price-band", GateLimit.None) },
        {
            Rule, new LimitChange.OfRule(LimitBench.Group("retail"), new RuleSetting
            {
                Rule = "loss", Limit = 7, Steps = RuleSetting.WarnThen(70, LimitAction.Block),
                Sustain = TimeSpan.FromSeconds(3), ResetAtPercent = 80, Shadow = true, Enabled = false,
            })
        },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Change_IsWrittenAsTheTrailHasHadIt_AndReadBack(string text, LimitChange change)
    {
        Assert.Equal("Sentence. " + text, LimitChangeText.Write("Sentence.", change));
        Assert.Equal(change, LimitChangeText.Read("Sentence. " + text));
        Assert.Equal(change, LimitChangeText.Read(text));
    }

    [Theory]
    [InlineData("A sentence alone.")]
    [InlineData("""Cut {"set":"gate","scope":0,"tar""")]
    [InlineData("""No limit {"set":"gate","scope":0,"target":null,"value":5}""")]
    [InlineData("""A word {"set":"gate","scope":"0","target":null,"limit":"order-quantity","value":5}""")]
    [InlineData("""A fraction {"set":"gate","scope":0,"target":null,"limit":"order-quantity","value":5.5}""")]
    [InlineData("""Below none {"set":"gate","scope":0,"target":null,"limit":"order-quantity","value":-5}""")]
    [InlineData("""Nowhere {"set":"gate","scope":5,"target":null,"limit":"order-quantity","value":5}""")]
    [InlineData("""No ladder {"set":"rule","scope":0,"target":null,"rule":"loss","limit":7}""")]
    public void TextThatIsNoChange_IsNone_AndEndsNoStart(string text)
    {
        Assert.Null(LimitChangeText.Read(text));
        var bench = new LimitBench(trail: text);
        Assert.Equal([$"A change on the trail can't be understood and is not in force: {text}"], bench.Now.Faults);
        Assert.Empty(bench.Now.Gates.Overrides);
    }

    [Fact]
    public void ChangeThatNamesNothing_IsSaidNotToBeInForce_AndTheNextOneIs()
    {
        var bench = new LimitBench(
            trail: [Rule.Replace("\"loss\"", "null"), Gate.Replace("\"order-quantity\"", "null"), None]);

        Assert.Equal(2, bench.Now.Faults.Length);
        Assert.StartsWith(
            "The change of  for group retail on the trail is not in force: rule: there is no rule \"\"; ",
            bench.Now.Faults[0]);
        Assert.StartsWith(
            "The change of gate limit  for server smars-1 on the trail is not in force: limit: there is no limit \"\"",
            bench.Now.Faults[1]);
        Assert.Equal(
            (RuleScope.EachServer, "price-band", GateLimit.None), Assert.Single(bench.Now.Gates.Overrides));
    }

    [Fact]
    public void SettingsForNobody_AreSaid_EachScopeOnce()
    {
        RuleBook rules = RuleBook.Standard
            .With(LimitBench.Server("gone"), LimitBench.Loss(1).Setting)
            .With(LimitBench.Group("dark"), LimitBench.Loss(1).Setting);
        GateLimitBook gates = GateLimitBook.Standard
            .With(LimitBench.Server("gone"), "order-quantity", GateLimit.Of(5))
            .With(LimitBench.Symbol("S9"), "order-quantity", GateLimit.Of(5))
            .With(LimitBench.Symbol("S1"), "order-quantity", GateLimit.Of(5));

        Assert.Equal(
            [
                "What is set for group dark is wired to nothing: there is no group \"dark\"; there are retail, algo.",
                "What is set for server gone is wired to nothing: there is no server \"gone\"; there are smars-1, " +
                "smars-2, smars-3, smars-4.",
                "What is set for instrument S9 is wired to nothing: there is no instrument \"S9\".",
            ],
            new LimitBench(rules, gates).Now.Faults);
    }

    [Fact]
    public void Nothing_IsNeitherWrittenNorRead()
    {
        Assert.Throws<ArgumentNullException>(static () => LimitChangeText.Write("Sentence.", null!));
        Assert.Throws<ArgumentNullException>(static () => LimitChangeText.Read(null!));
    }
}
