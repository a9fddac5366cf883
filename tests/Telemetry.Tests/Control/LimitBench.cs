using Microsoft.Extensions.Time.Testing;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Ops.Telemetry.Model;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

/// <summary>A desk of limits over the fleet of the bench (retail: smars-1, 2; algo: 3, 4), two instruments.</summary>
internal sealed class LimitBench
{
    public static readonly Actor Ann = ControlBench.Ann;
    public static readonly Actor Bob = ControlBench.Bob;
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    /// <summary>How the loss of each server is set in the catalogue, in words.</summary>
    public const string Usual = "limit $250,000, alarm at 70 %, block at 100 %, reset below 90 %";

    public LimitBench(RuleBook? rules = null, GateLimitBook? gates = null, params string[] trail)
    {
        Journal.LimitChanges = [.. trail];
        Desk = new LimitDesk(
            Fleet, rules ?? RuleBook.Standard, gates ?? GateLimitBook.Standard, Journal, Life, Time);
    }

    public static FleetDefinition Fleet { get; } = ControlBench.Fleet with { Symbols = Fleets.Universe(2) };

    public FakeTimeProvider Time { get; } = new();

    public FakeJournal Journal { get; } = new();

    public LimitDesk Desk { get; }

    public LimitsPicture Now => Desk.Current;

    public static RuleScope Group(string name) => new(RuleScopeKind.Group, name);

    public static RuleScope Server(string name) => new(RuleScopeKind.Server, name);

    public static RuleScope Symbol(string ticker) => new(RuleScopeKind.Symbol, ticker);

    public static long Units(long dollars) => Money.FromDollars(dollars).Units;

    /// <summary>The loss limit at so many dollars, the rest as in the catalogue.</summary>
    public static LimitChange.OfRule Loss(long dollars, RuleScope? scope = null) => new(
        scope ?? RuleScope.EachServer,
        RuleBook.Standard.At(scope ?? RuleScope.EachServer, "loss")! with { Limit = Units(dollars) });

    /// <summary>The limit of one order's value at so many dollars, the rest as in the catalogue.</summary>
    public static LimitChange.OfRule Notional(long dollars, RuleScope scope) =>
        new(scope, RuleBook.Standard.At(scope, "order-notional")! with { Limit = Units(dollars) });

    public static LimitChange.OfGate Quantity(long shares, RuleScope? scope = null) =>
        new(scope ?? RuleScope.EachServer, "order-quantity", GateLimit.Of(shares));

    public LimitProposal Ask(LimitChange change, string reason = "busy day")
    {
        LimitResult asked = Desk.Propose(change, Ann, reason);
        Assert.Equal(LimitOutcome.AwaitingApproval, asked.Outcome);
        return asked.Proposal!;
    }

    public async Task<LimitOutcome> Approve(LimitProposal proposal, Actor? by = null) =>
        (await Desk.ApproveAsync(proposal.Id, by ?? Bob)).Outcome;

    public LimitOutcome Propose(LimitChange change) => Desk.Propose(change, Ann, "because").Outcome;

    public string? FaultOf(LimitChange change)
    {
        LimitResult result = Desk.Propose(change, Ann, "because");
        Assert.Equal(LimitOutcome.Invalid, result.Outcome);
        return result.Fault;
    }

    public AuditEntry Only(string what) => Assert.Single(Journal.Entries, entry => entry.What == what);
}
