using System.Text.Json.Nodes;
using CsCheck;
using Ops.Simulator.Recording;
using Ops.Telemetry.Contracts;
using Xunit;

namespace Ops.Simulator.Tests.Recording;

/// <summary>The rules a session ran with, in the header of its recording.</summary>
public sealed class RecordedLimitsTests
{
    private static readonly Gen<string?> s_name =
        Gen.Int[0, 2].Select(static i => (string?)new[] { "s-1", "ü\"x\\", "AAA" }[i]);

    private static readonly Gen<RuleStep[]> s_steps = Gen.Int[1, 90].Array[1, 4].Select(static rises =>
    {
        int at = 0;
        return rises.Select((rise, i) => new RuleStep(at += rise, (LimitAction)(i + rise % 2))).ToArray();
    });

    private static readonly Gen<(RuleScope, RuleSetting)> s_rule = Gen.Select(
        Gen.Int[0, RuleCatalog.All.Length - 1], Gen.Int[0, 4], s_name, Gen.Long[1, RuleChecks.LargestLimit], s_steps,
        Gen.Long[0, RuleChecks.LongestSustain.Ticks], Gen.Int[1, 100], Gen.Bool).Select(
        static (rule, kind, name, limit, steps, sustain, reset, flag) => (
            ScopeOf(kind, name), new RuleSetting
            {
                Rule = RuleCatalog.All[rule].Code, Limit = limit, Steps = [.. steps],
                Sustain = TimeSpan.FromTicks(sustain), ResetAtPercent = reset, Shadow = flag, Enabled = !flag,
            })).Where(static item => RuleBook.Standard.At(item.Item1, item.Item2.Rule) is not null);

    private static readonly Gen<(RuleScope, string, GateLimit)> s_gate = Gen.Select(
        Gen.Int[0, GateLimitCatalog.All.Length - 1], Gen.Int[0, 3], s_name, Gen.Long[-1, long.MaxValue - 1]).Select(
        static (limit, kind, name, value) => (
            ScopeOf(kind, name), GateLimitCatalog.All[limit],
            value < 0 ? GateLimit.None : GateLimit.Of(value)))
        .Where(static item => GateLimitBook.FaultOf(item.Item2, item.Item1) is null)
        .Select(static item => (item.Item1, item.Item2.Code, item.Item3));

    [Fact]
    public void Limits_OfAnyBooks_ComeBackAsTheyWere() =>
        Gen.Select(s_rule.Array[0, 12], s_gate.Array[0, 12]).Sample((settings, limits) =>
        {
            RuleBook rules = RuleBook.Standard;
            foreach ((RuleScope scope, RuleSetting setting) in settings)
                rules = rules.With(scope, setting);
            GateLimitBook gates = GateLimitBook.Standard;
            foreach ((RuleScope scope, string code, GateLimit value) in limits)
                gates = gates.With(scope, code, value);
            using var bench = new RecordingBench();
            bench.WriteHeader(RecordingBench.Header() with { Limits = RecordedLimits.Of(rules, gates) });

            RecordingHeader? read = Simulator.Recording.Recording.Open(bench.Directory, out RecordingFault? fault)
                ?.Header;

            Assert.Null(fault);
            (RuleBook rulesRead, GateLimitBook gatesRead) = read!.Limits!.ToBooks();
            Assert.Equal(rules.Overrides, rulesRead.Overrides);
            Assert.Equal(gates.Overrides, gatesRead.Overrides);
        }, iter: 100);

    [Fact]
    public void Limits_OfGatesWithAnotherBase_AreWhatEachServerHas()
    {
        GateLimitBook gates = GateLimitBook.Of(GateLimits.None with { OrderQuantity = GateLimit.Of(5) })
            .With(RuleScope.EachServer, "price-band", GateLimit.Of(7));

        (_, GateLimitBook read) = RecordedLimits.Of(RuleBook.Standard, gates).ToBooks();

        foreach (GateLimitDescriptor limit in GateLimitCatalog.All)
            Assert.Equal(gates.At(limit, RuleScope.EachServer), read.At(limit, RuleScope.EachServer));
    }

    [Theory]
    [InlineData("rules[0].rule", "\"loess\"", "limits.rules[0].rule: there is no rule \"loess\"; the rules are ")]
    [InlineData("rules[0].limit", "0", "limits.rules[0].limit: 0 must be from 1 to ")]
    [InlineData("rules[0].limit", "\"much\"", "$.limits.rules[0].limit")]
    [InlineData("rules[0].limit", "1.5", "$.limits.rules[0].limit")]
    [InlineData("rules[0].limit", null, "missing required properties including: 'limit'")]
    [InlineData("rules[0].enabled", null, "missing required properties including: 'enabled'")]
    [InlineData("rules[0].weight", "3", "'weight'")]
    [InlineData("rules[0].for", "\"everybody\"", "$.limits.rules[0].for")]
    [InlineData("rules[0].for", "77", "limits.rules[0].for: must be one of EachServer, ")]
    [InlineData("rules[0].for", "\"group\"", "limits.rules[0].target: is missing")]
    [InlineData("rules[0].target", "\"s-1\"", "limits.rules[0].target: each server has none")]
    [InlineData("rules[0].resetAtPercent", "101", "limits.rules[0].resetAtPercent: 101 must be from 1 to 100")]
    [InlineData("rules[0].sustain", "\"02:00:00\"", "limits.rules[0].sustain: 7200 must be from 0 to 3600")]
    [InlineData("rules[0].sustain", "\"soon\"", "$.limits.rules[0].sustain")]
    [InlineData("rules[0].steps", "[]", "limits.rules[0].steps: must have 1 to 6 steps")]
    [InlineData("rules[0].steps", "[null]", "limits.rules[0].steps: one of them is empty")]
    [InlineData("rules[0].steps[0].action", "\"shout\"", "$.limits.rules[0].steps[0].action")]
    [InlineData("rules[0].steps[0].action", "9", "limits.rules[0].steps[0].action: must be one of Alarm, ")]
    [InlineData("rules[0].steps[0].action", null, "missing required properties including: 'action'")]
    [InlineData("rules[0].steps[0].atPercent", "0", "limits.rules[0].steps[0].atPercent: 0 must be from 1 to 1000")]
    [InlineData("rules[0]", "null", "limits.rules[0]: is empty")]
    [InlineData("rules[1].rule", "\"loss\"", "limits.rules[1].rule: loss for each server stands here twice")]
    [InlineData("rules", "3", "$.limits.rules")]
    [InlineData("rules", null, "missing required properties including: 'rules'")]
    [InlineData("gates[0].limit", "\"order-size\"", "limits.gates[0].limit: there is no limit \"order-size\"")]
    [InlineData("gates[0].value", "-1", "limits.gates[0].value: -1 must be from 0 to ")]
    [InlineData("gates[0].value", null, "limits.gates[0].value: must be a number, or none must say")]
    [InlineData("gates[0].none", "true", "limits.gates[0].value: must be a number, or none must say")]
    [InlineData("gates[0].for", "\"fleetTotal\"", "limits.gates[0].for: gates are set for each server, ")]
    [InlineData("gates[1].limit", "\"order-quantity\"", "limits.gates[1].limit: order-quantity for each server stands")]
    [InlineData("gates", null, "missing required properties including: 'gates'")]
    [InlineData("limts", "[]", "'limts'")]
    [InlineData("", null, "limits: the rules it ran with are missing")]
    public void Open_LimitsThatAreWrong_AreRefusedByTheNameOfTheField(string field, string? value, string expected)
    {
        using var bench = new RecordingBench();
        bench.WriteHeader(Sample(), header => Set(header, field, value));

        Assert.Null(Simulator.Recording.Recording.Open(bench.Directory, out RecordingFault? fault));

        Assert.Contains(expected, fault!.What);
        Assert.Equal((bench.File, 8, 1), (fault.File, (int)fault.Offset, fault.Frame));
    }

    [Fact]
    public void Open_LaterWords_AreRefused()
    {
        using var bench = new RecordingBench();
        bench.WriteHeader(Sample() with { Words = RecordingHeader.PresentWords + 1 });

        Assert.Null(Simulator.Recording.Recording.Open(bench.Directory, out RecordingFault? fault));

        Assert.Contains("words of version 7, this program knows 6", fault!.What);
    }

    [Fact]
    public void Open_WordsBeforeThereWereLimits_IsAsEver()
    {
        using var bench = new RecordingBench();
        bench.WriteHeader(Sample() with { Words = 4, Limits = null });

        Assert.Null(Simulator.Recording.Recording.Open(bench.Directory, out RecordingFault? fault)!.Header.Limits);
        Assert.Null(fault);
    }

    private static RuleScope ScopeOf(int kind, string? name) => (RuleScopeKind)kind switch
    {
        RuleScopeKind.EachServer => RuleScope.EachServer,
        RuleScopeKind.FleetTotal => RuleScope.FleetTotal,
        var named => new RuleScope(named, name),
    };

    private static RecordingHeader Sample() => RecordingBench.Header() with
    {
        Words = RecordingHeader.PresentWords, Times = RecordedTimes.Of(new ControlOptions()),
        Limits = RecordedLimits.Of(
            RuleBook.Standard.With(RuleScope.EachServer, "order-rate", new RulePatch { Limit = 7 })
                .With(RuleScope.EachServer, "loss", new RulePatch { Shadow = true }),
            GateLimitBook.Standard.With(RuleScope.EachServer, "order-quantity", GateLimit.Of(9))
                .With(RuleScope.EachServer, "price-band", GateLimit.None)),
    };

    /// <summary>Sets a field below limits, or takes it away.</summary>
    private static void Set(JsonObject header, string field, string? value)
    {
        string[] path = [.. $"limits.{field}".Replace("[", ".[").Split('.', StringSplitOptions.RemoveEmptyEntries)];
        JsonNode at = header;
        foreach (string step in path[..^1])
            at = step[0] == '[' ? at[int.Parse(step[1..^1], null)]! : at[step]!;
        if (path[^1][0] == '[')
            at[int.Parse(path[^1][1..^1], null)] = JsonNode.Parse(value!);
        else if (value is null)
            Assert.True(at.AsObject().Remove(path[^1]));
        else
            at[path[^1]] = JsonNode.Parse(value);
    }
}
