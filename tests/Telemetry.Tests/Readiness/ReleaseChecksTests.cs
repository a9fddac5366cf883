using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Telemetry.Tests.Readiness;

public sealed class ReleaseChecksTests
{
    private readonly ReleaseScene _scene = new();

    [Fact]
    public void Everything_Well_PassesLineByLine()
    {
        ReleaseChecklist list = _scene.List();

        Assert.Equal(Enum.GetValues<ReleaseItem>(), list.Lines.Select(static line => line.Item));
        Assert.True(list.IsClear, list.Text([]));
        Assert.Contains("order-rate tripped: limit 500 orders/s", _scene.Line(ReleaseItem.Limits).Fact);
    }

    [Fact]
    public void NoPicture_IsUnknown_AndNeverAPass()
    {
        _scene.HasPicture = false;

        Assert.Equal(
            [
                ReleaseVerdict.Unknown, ReleaseVerdict.Unknown, ReleaseVerdict.Unknown, ReleaseVerdict.Pass,
                ReleaseVerdict.Unknown, ReleaseVerdict.Unknown,
            ],
            _scene.List().Lines.Select(static line => line.Verdict));
    }

    [Fact]
    public void Cause_NobodyNamed_Fails()
    {
        _scene.Cause = null;

        Assert.Equal(ReleaseVerdict.Fail, _scene.Line(ReleaseItem.Cause).Verdict);
    }

    [Fact]
    public void Cause_WhoseRuleStillStands_Fails()
    {
        _scene.Anomalies = [ReleaseScene.Finding("order-rate", server: 1)];

        ReleaseLine line = _scene.Line(ReleaseItem.Cause);

        Assert.Equal(ReleaseVerdict.Fail, line.Verdict);
        Assert.Contains("order-rate on smars-2 still stands", line.Fact);
    }

    [Theory]
    [InlineData("order-rate", 0)] // of a server that the hold does not cover
    [InlineData("reject-ratio", 1)] // of another rule
    public void Cause_OfABreaker_IsNotWhatElseStands(string rule, int server)
    {
        _scene.Anomalies = [ReleaseScene.Finding(rule, server)];

        Assert.Equal(ReleaseVerdict.Pass, _scene.Line(ReleaseItem.Cause).Verdict);
    }

    [Theory]
    [InlineData("reject-ratio", AnomalySeverity.Critical, ReleaseVerdict.Fail)]
    [InlineData("reject-ratio", AnomalySeverity.Warning, ReleaseVerdict.Pass)]
    [InlineData("parity-flag", AnomalySeverity.Critical, ReleaseVerdict.Pass)] // has a line of its own
    public void Cause_OfAPersonsKill_IsEveryGraveFinding(string rule, AnomalySeverity severity, ReleaseVerdict verdict)
    {
        _scene.Hold = _scene.Hold with { Kind = HoldKind.Manual, By = new Actor(ActorKind.Person, "ann") };
        _scene.Anomalies = [ReleaseScene.Finding(rule, server: 1, severity)];

        Assert.Equal(verdict, _scene.Line(ReleaseItem.Cause).Verdict);
    }

    [Fact]
    public void Parity_WithAFinding_FailsWithItsSentence()
    {
        _scene.Findings =
        [
            new ParityFinding(
                ParityFindingKind.OlderBuild, [new ServerId(1)], "build", "2", "1", AnomalySeverity.Critical, default,
                "smars-2 runs an older build."),
        ];

        Assert.Equal(
            new ReleaseLine(ReleaseItem.Parity, ReleaseVerdict.Fail, "smars-2 runs an older build."),
            _scene.Line(ReleaseItem.Parity));
    }

    [Fact]
    public void Parity_OfASilentServer_IsUnknown()
    {
        _scene.Manifest = null;

        Assert.Equal(ReleaseVerdict.Unknown, _scene.Line(ReleaseItem.Parity).Verdict);
    }

    [Theory]
    [InlineData(0, 0, FlowState.Halted, ReleaseVerdict.Pass)]
    [InlineData(3, 0, FlowState.Halted, ReleaseVerdict.Fail)] // one source is enough
    [InlineData(0, 3, FlowState.Halted, ReleaseVerdict.Fail)]
    [InlineData(0, 0, FlowState.Unconfirmed, ReleaseVerdict.Unknown)]
    [InlineData(0, 0, FlowState.Halting, ReleaseVerdict.Unknown)]
    public void Orders_ByTwoSources_MustBeGone(int byGate, int byStream, FlowState state, ReleaseVerdict verdict)
    {
        (_scene.OpenByGate, _scene.State) = (byGate, state);
        _scene.Reading = _scene.Reading with { OpenOrders = byStream };

        Assert.Equal(verdict, _scene.Line(ReleaseItem.Orders).Verdict);
    }

    [Fact]
    public void Limits_RaisedSinceTheHold_FailAndNameTheRule()
    {
        _scene.RulesNow = RuleBook.Standard.With(
            RuleScope.EachServer, "order-rate", new RulePatch { Limit = 900 });

        ReleaseLine line = _scene.Line(ReleaseItem.Limits);

        Assert.Equal(ReleaseVerdict.Fail, line.Verdict);
        Assert.Contains("order-rate (was limit 500 orders/s", line.Fact);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(500)]
    public void Limits_AsTheyWereOrStricter_Pass(long limit)
    {
        _scene.RulesNow = RuleBook.Standard.With(
            RuleScope.EachServer, "order-rate", new RulePatch { Limit = limit });

        Assert.Equal(ReleaseVerdict.Pass, _scene.Line(ReleaseItem.Limits).Verdict);
    }

    [Fact]
    public void Limits_OfAnInstrument_RaisedSinceTheHold_FailAndNameIt()
    {
        var s0 = new RuleScope(RuleScopeKind.Symbol, "S0");
        _scene.RulesThen = RuleBook.Standard.With(s0, "order-notional", new RulePatch { Limit = 1_000 });
        _scene.RulesNow = RuleBook.Standard.With(s0, "order-notional", new RulePatch { Limit = 2_000 });

        ReleaseLine line = _scene.Line(ReleaseItem.Limits);

        Assert.Equal(ReleaseVerdict.Fail, line.Verdict);
        Assert.Contains("order-notional of S0 (was limit", line.Fact);
    }

    [Fact]
    public void Limits_OfAnInstrument_TakenAwaySinceTheHold_Fail()
    {
        _scene.RulesThen = RuleBook.Standard.With(
            new RuleScope(RuleScopeKind.Symbol, "S0"), "order-notional", new RulePatch { Limit = 1_000 });

        Assert.Equal(ReleaseVerdict.Fail, _scene.Line(ReleaseItem.Limits).Verdict);
    }

    [Theory]
    [InlineData(RuleScopeKind.EachServer, null, "price-band at the gate (was 2,000 bps; is 9,000 bps)")]
    [InlineData(RuleScopeKind.Server, "smars-2", "price-band at the gate (was 2,000 bps; is 9,000 bps)")]
    [InlineData(RuleScopeKind.Symbol, "S0", "price-band of S0 at the gate (was 2,000 bps; is 9,000 bps)")]
    public void Limits_OfTheGates_RaisedSinceTheHold_FailAndNameThem(RuleScopeKind kind, string? target, string words)
    {
        _scene.GatesThen = GateLimitBook.Standard.With(RuleScope.EachServer, "price-band", GateLimit.Of(2_000));
        _scene.GatesNow = _scene.GatesThen.With(new RuleScope(kind, target), "price-band", GateLimit.Of(9_000));

        ReleaseLine line = _scene.Line(ReleaseItem.Limits);

        Assert.Equal(ReleaseVerdict.Fail, line.Verdict);
        Assert.Contains(words, line.Fact);
    }

    [Fact]
    public void Limits_OfAnotherServersGate_AreNoneOfThisRelease()
    {
        _scene.GatesNow = GateLimitBook.Standard.With(
            new RuleScope(RuleScopeKind.Server, "smars-1"), "price-band", GateLimit.None);

        Assert.Equal(ReleaseVerdict.Pass, _scene.Line(ReleaseItem.Limits).Verdict);
    }

    [Fact]
    public void Limits_OfAHoldOlderThanThisStart_AreUnknown()
    {
        _scene.RulesThen = null;

        Assert.Equal(ReleaseVerdict.Unknown, _scene.Line(ReleaseItem.Limits).Verdict);
    }

    [Theory]
    [InlineData(FeedColour.Green, ReleaseVerdict.Pass, ReleaseVerdict.Pass)]
    [InlineData(FeedColour.Yellow, ReleaseVerdict.Fail, ReleaseVerdict.Pass)]
    [InlineData(FeedColour.Red, ReleaseVerdict.Fail, ReleaseVerdict.Unknown)]
    [InlineData(FeedColour.Quarantined, ReleaseVerdict.Fail, ReleaseVerdict.Unknown)]
    public void Feed_NotLive_FailsAndMakesTheRestUnknown(
        FeedColour feed, ReleaseVerdict ofFeed, ReleaseVerdict ofOthers)
    {
        _scene.Feed = feed;

        Assert.Equal(ofFeed, _scene.Line(ReleaseItem.Feed).Verdict);
        Assert.Equal(
            [ofOthers, ofOthers, ofOthers],
            new[] { ReleaseItem.Cause, ReleaseItem.Orders, ReleaseItem.Positions }
                .Select(item => _scene.Line(item).Verdict));
    }

    [Fact]
    public void Positions_WithAMissingEvent_Fail()
    {
        _scene.Reading = _scene.Reading with { MissedEvents = 12 };

        Assert.Equal(ReleaseVerdict.Fail, _scene.Line(ReleaseItem.Positions).Verdict);
    }
}
