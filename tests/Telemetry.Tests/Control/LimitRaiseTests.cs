using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

/// <summary>A limit that is raised while most of it is used, as at Morgan Stanley and Rochdale in 2012.</summary>
public sealed class LimitRaiseTests
{
    private readonly LimitBench _bench = new();

    [Theory]
    [InlineData(RuleScopeKind.EachServer, null, 80L)]
    [InlineData(RuleScopeKind.Group, "retail", 80L)]
    [InlineData(RuleScopeKind.Group, "algo", 75L)]
    [InlineData(RuleScopeKind.Server, "smars-3", 75L)]
    [InlineData(RuleScopeKind.Server, "smars-4", null)]
    [InlineData(RuleScopeKind.FleetTotal, null, 90L)]
    public async Task Raise_CountsTheUseOfThoseItIsFor(RuleScopeKind kind, string? target, long? percent)
    {
        _bench.Desk.Uses = static () =>
        [
            Use("loss", 1, 80), Use("loss", 0, 20), Use("loss", 2, 75), Use("loss", null, 90), Use("order-rate", 3, 99),
        ];

        Assert.Equal(
            LimitOutcome.Applied, await _bench.Approve(_bench.Ask(LimitBench.Loss(2_000_000, new(kind, target)))));

        Assert.Equal(percent, _bench.Now.Raises.SingleOrDefault()?.UsePercent);
    }

    [Fact]
    public async Task Raise_OfAnInstrumentsLimit_CountsTheHighestUse()
    {
        _bench.Desk.Uses = static () => [Use("order-notional", 1, 80), Use("order-notional", 0, 20)];

        await _bench.Approve(_bench.Ask(LimitBench.Notional(2_000_000, LimitBench.Symbol("S1"))));

        Assert.Equal(80, Assert.Single(_bench.Now.Raises).UsePercent);
    }

    [Theory]
    [InlineData(70, false)]
    [InlineData(71, true)]
    public async Task Raise_OverSeventyPercentOfUse_IsOnTheTrail(long percent, bool isInUse)
    {
        _bench.Desk.Uses = () => [Use("loss", 0, percent)];

        await _bench.Approve(_bench.Ask(LimitBench.Loss(500_000)));

        Assert.Equal(isInUse ? 1 : 0, _bench.Now.Raises.Length);
        AuditEntry[] entries = [.. _bench.Journal.Entries.Where(static e => e.What == "limit-raised-in-use")];
        Assert.Equal(
            isInUse ? [(LimitBench.Ann, "loss for each server", "71 % of it was used when it was raised.")] : [],
            entries.Select(static entry => (entry.By, entry.Subject, entry.Detail)));
    }

    [Fact]
    public async Task Raises_CountOn_AndTheLatestThirtyTwoAreKept()
    {
        _bench.Desk.Uses = static () => [Use("loss", 0, 80)];

        for (int i = 0; i < 34; i++)
            await _bench.Approve(_bench.Ask(LimitBench.Loss(500_000 + i)));

        Assert.Equal(
            Enumerable.Range(3, 32).Select(static i => (long)i),
            _bench.Now.Raises.Select(static raise => raise.Number));
    }

    [Fact]
    public async Task GateLimit_OrALimitThatNothingMeasures_IsNoRaiseInUse()
    {
        await _bench.Approve(_bench.Ask(LimitBench.Loss(500_000)));
        _bench.Desk.Uses = static () => default(ImmutableArray<RuleUse>);
        await _bench.Approve(_bench.Ask(LimitBench.Loss(600_000)));
        _bench.Desk.Uses = static () => [Use("order-quantity", 0, 99)];
        await _bench.Approve(_bench.Ask(new LimitChange.OfGate(
            RuleScope.EachServer, "order-quantity", GateLimit.None)));

        Assert.Empty(_bench.Now.Raises);
    }

    private static RuleUse Use(string rule, int? server, long percent) => new(
        rule, server is { } index ? new ServerId((ushort)index) : null,
        RuleBook.Standard.At(RuleScope.EachServer, "loss")! with { Limit = 100 }, percent, null, null);
}
