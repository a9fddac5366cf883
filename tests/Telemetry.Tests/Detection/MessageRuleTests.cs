using Ops.Telemetry.Contracts;
using Ops.Telemetry.Detection;
using Ops.Telemetry.Detection.Messages;
using Ops.Telemetry.Metrics;
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
        for (int i = 1; i <= 6; i++)
        {
            _rig.Message(7, $"order {i * 7} took the old way", i * 60_000);
            _rig.Tick((i * 60_000) + 1_050);
            Assert.Equal(i == 6, _rig.Of("message-asymmetry", 7).Count == 1);
        }
        StandingFinding finding = Assert.Single(_rig.Of("message-asymmetry", 7));
        Assert.Contains("6 like warnings", finding.ToAnomaly(null).Message);
    }

    [Fact]
    public void Asymmetry_HoweverMany_WarnsAndNeverAccuses()
    {
        for (int i = 1; i <= 60; i++)
            _rig.Message(7, "Power Peg disabled", i * 1_000);
        _rig.Tick(62_000);
        Assert.Equal(AnomalySeverity.Warning, Assert.Single(_rig.Of("message-asymmetry", 7)).Severity);
    }

    [Fact]
    public void Warnings_OfManyKinds_AreNoAsymmetry()
    {
        string[] kinds = ["a disk", "a clock", "a cache", "a queue", "a port", "a file"];
        for (int i = 0; i < kinds.Length; i++)
            _rig.Message(7, kinds[i], 1_000 + i);
        _rig.Tick(3_000);
        Assert.Empty(_rig.Of("message-asymmetry", 7));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(900)]
    public void Warnings_ThatPeersWriteASecondLaterAtMost_AreNoAsymmetry(int later)
    {
        for (int i = 0; i < 20; i++)
            _rig.Message(4, $"Child of parent {i * i * 37} stopped: Sell {i} at limit {i * 9}.4600", 1_000);
        _rig.Tick(1_050);
        _rig.Message(2, "Child of parent 7 stopped: Sell 12 at limit 100.4", 1_000 + later);
        for (int at = 2_000; at < 8_000; at += 100)
        {
            _rig.Tick(at);
            Assert.Empty(_rig.Of("message-asymmetry", 4));
        }
    }

    /// <summary>
    /// 250 days of ordinary warnings: each server writes one an hour of three kinds, and at each open a burst of one
    /// kind that falls on the servers by chance.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Background_Of250Days_HardlyEverWarns(ulong seed)
    {
        const int Day = 6 * 3_600_000;
        var chance = new SeededChance(seed);
        int warned = 0;
        var line = new MessageLine(_rig);
        for (int day = 0; day < 250; day++)
        {
            List<(long At, int Server, string Text)> messages = [];
            for (int i = 0; i < 48; i++)
                messages.Add((chance.Below(Day), chance.Below(8), $"kind {(char)('a' + chance.Below(3))} {i * i}"));
            for (int i = chance.Below(12); i > 0; i--)
                messages.Add((chance.Below(300), chance.Below(8), $"Child of parent {i * 97} stopped"));
            foreach ((long at, int server, string text) in messages.OrderBy(static message => message.At))
                warned += line.Most(server, text, ((long)day * Day) + at) >= 6 ? 1 : 0;
        }
        Assert.InRange(warned, 0, 1);
    }

    [Fact]
    public void NinetySevenMessages_OfOneServerInItsMorning_WarnWithinSixMinutes()
    {
        const int Every = 55_000; // 97 between 08:01 and 09:29:30
        for (int i = 1; i <= 97; i++)
        {
            _rig.Message(7, "Power Peg disabled", i * Every);
            _rig.Message(i % 7, $"slow answer of {i} ms", (i * Every) + 5);
            _rig.Tick((i * Every) + 1_100);
            Assert.Equal(i >= 6, _rig.Of("message-asymmetry", 7).Count > 0);
        }
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

    /// <summary>The rule alone, of every server, for days on end.</summary>
    private sealed class MessageLine(RuleRig rig)
    {
        private readonly MessageAsymmetryRule[] _rules =
            [.. rig.Fleet.Servers.Select(static _ => new MessageAsymmetryRule())];
        private readonly LastItems<ServerMessage>[] _messages =
            [.. rig.Fleet.Servers.Select(static _ => new LastItems<ServerMessage>(Limits.RecentMessages))];
        private readonly VerdictList _verdicts = new();

        public long Most(int server, string text, long milliseconds)
        {
            _messages[server].Add([new ServerMessage(
                new ServerId((ushort)server), ServerStory.At(milliseconds), MessageSeverity.Warning, "x", text)]);
            Judge(milliseconds + 50);
            return Judge(milliseconds + 1_050);
        }

        private long Judge(long milliseconds)
        {
            _verdicts.Clear();
            for (int i = 0; i < _rules.Length; i++)
            {
                var measured = new Measurement
                {
                    Now = ServerStory.At(milliseconds), Phase = SessionPhase.Open, Peers = rig.Board, Index = i,
                    Messages = _messages[i],
                };
                _rules[i].Judge(measured, RuleCatalog.Find("message-asymmetry")!.Default!, _verdicts);
            }
            return _verdicts.Items.ToArray().Max(static verdict => verdict.Value);
        }
    }
}
