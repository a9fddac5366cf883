using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Detection;

public sealed class MessageRuleTests
{
    private readonly RuleRig _rig = new();

    [Theory]
    [InlineData("*disabled*", "Power Peg disabled", true)]
    [InlineData("*DISABLED*", "Power Peg disabled", true)]
    [InlineData("power*peg*", "Power Peg disabled", true)]
    [InlineData("*peg", "Power Peg disabled", false)]
    [InlineData("*outside*range*", "Price is outside the permitted range.", true)]
    [InlineData("*", "", true)]
    [InlineData("", "", true)]
    [InlineData("", "x", false)]
    [InlineData("*a*b*c", "xaxbxcxc", true)]
    [InlineData("a*b", "ab", true)]
    public void Pattern_WithStars_Fits(string pattern, string text, bool fits) =>
        Assert.Equal(fits, MessagePattern.Fits(pattern, text));

    [Fact]
    public void FirstMessage_ThatFits_Alarms()
    {
        _rig.Message(7, "Power Peg disabled", 50);
        _rig.Tick(100);
        Anomaly anomaly = Assert.Single(_rig.Of("message-pattern", 7)).ToAnomaly(null);
        Assert.Contains("Power Peg disabled", anomaly.Message);
        Assert.Empty(_rig.Of("message-pattern", 0));
    }

    [Fact]
    public void Information_IsNotCounted()
    {
        _rig.Message(7, "Power Peg disabled", 50, MessageSeverity.Info);
        _rig.Tick(100);
        Assert.Empty(_rig.Panels[7].Standing);
    }

    [Fact]
    public void Warnings_OfOneServerOnly_AreFound_WhateverTheySay()
    {
        for (int i = 1; i <= 3; i++)
        {
            _rig.Message(7, $"order {i} took the old way", i * 60_000);
            _rig.Tick((i * 60_000) + 50);
        }
        Assert.Single(_rig.Of("message-asymmetry", 7));
    }

    [Fact]
    public void Warnings_ThatPeersHaveToo_AreNoAsymmetry()
    {
        for (int i = 1; i <= 9; i++)
        {
            for (int server = 0; server < 8; server++)
                _rig.Message(server, $"slow answer of {i * server} ms", i * 60_000);
            _rig.Tick((i * 60_000) + 50);
        }
        Assert.All(Enumerable.Range(0, 8), server => Assert.Empty(_rig.Of("message-asymmetry", server)));
    }

    [Fact]
    public void Asymmetry_WithFewPeers_HasNoOpinion()
    {
        var rig = new RuleRig(fleet: Fleets.Of(servers: 3));
        rig.Tick(100);
        Assert.Equal("fewer than 3 peers", rig.Slot("message-asymmetry").NoOpinion);
    }
}
