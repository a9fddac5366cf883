using System.Collections.Immutable;
using Ops.Simulator.Headless;
using Ops.Simulator.Headless.Evaluation;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Tests.Headless.Evaluation;

/// <summary>Runs that never ran: an outcome is put together by hand and judged.</summary>
internal sealed class EvaluationRig
{
    private readonly List<AlarmSpell> _spells = [];
    private readonly List<HoldRow> _holds = [];
    private readonly List<RootAlarm> _roots = [];
    private readonly List<LedgerRefusal> _refusals = [];
    private readonly Scenario _scenario;
    private readonly FleetDefinition _fleet;

    /// <summary>Two is guilty from 09:30 on, and can be seen to be from 09:20 on.</summary>
    public EvaluationRig(bool benign = false)
    {
        Scenario small = SmallScenario.Make();
        _scenario = small with
        {
            Truth = benign ? null : small.Truth! with
            {
                Onset = new TimeSpan(9, 30, 0), GuiltyServers = ["two"], VisibleFrom = new TimeSpan(9, 20, 0),
            },
        };
        _fleet = FleetMaker.Make(_scenario, [], FleetMode.Training);
    }

    public long Orders { get; set; }

    public EvaluationCase Case => new("small", _scenario, null);

    public EvaluationRig Alarm(
        string server, string at, AnomalySeverity severity = AnomalySeverity.Critical, string? until = null,
        string rule = "order-rate")
    {
        ServerId? id = server == "fleet" ? null : _fleet.FindServer(server)!.Id;
        var anomaly = new Anomaly(rule, id, severity, 2, 1, "orders", "alarm", At(at), $"{server} at {at}");
        _spells.Add(new AlarmSpell(anomaly) { LastSeen = At(until ?? at) });
        return this;
    }

    /// <summary>Shows the alarms of one rule as one to the operator.</summary>
    public EvaluationRig Root(AlarmPriority priority, params string[] rules)
    {
        AlarmSpell[] members = [.. _spells.Where(spell => rules.Contains(spell.First.Rule))];
        _roots.Add(new RootAlarm
        {
            At = members[0].First.Since, Root = members[0].First, FirstOut = members[0].First, Priority = priority,
            LastRaisedAt = members[0].First.Since,
            Members = [.. members.Select(static spell => (spell.First.Rule, spell.First.Server))],
        });
        return this;
    }

    public EvaluationRig Hold(string server, string at, HoldKind kind = HoldKind.Breaker, string? blocked = null)
    {
        _holds.Add(new HoldRow
        {
            Hold = new Hold(
                new HoldId(_holds.Count + 1), Guid.Empty, kind, HaltScope.Server(server), HaltMode.Block,
                new Actor(ActorKind.Breaker, "order-rate"), "too many", default, At(at)),
            Server = server, RequestedAt = At(at), BlockedAt = At(blocked ?? at),
        });
        return this;
    }

    public EvaluationRig Refusal(string server, string at, bool ofIncident)
    {
        _refusals.Add(new LedgerRefusal(
            _fleet.FindServer(server)!.Id, GateRefusal.OrderQuantity, At(at), 610_000, 100_000)
        {
            Count = 1, OfIncident = ofIncident ? 1 : 0, FirstOfIncidentAt = ofIncident ? At(at) : null,
        });
        return this;
    }

    /// <param name="wouldBeGuilty">Who sends orders of the incident when nobody acts.</param>
    public SeedResult Judge(params string[] wouldBeGuilty)
    {
        var scope = new LedgerScope { Parents = 0, Children = Orders, Executions = 0, Shares = 0, Positions = [] };
        var ledger = new LedgerReport(scope, scope) { Refusals = [.. _refusals] };
        return new SeedJudge(Case, 7, new RunOutcome
        {
            Ledger = ledger, Fleet = _fleet, End = default, Simulated = default, Wall = default, Events = 0,
            Digest = "", LostEvents = 0, Alarms = [], Spells = [.. _spells], RootAlarms = [.. _roots],
            Ramps = [],
            Holds = [.. _holds],
            Recorded = null, Actions = ImmutableArray<ActionOutcome>.Empty,
        }, ledger with
        {
            GuiltyServers = [.. wouldBeGuilty.Select(name => _fleet.FindServer(name)!.Id)],
        }).Judge();
    }

    private static MarketTime At(string time) =>
        MarketTime.FromTimeOfDay(TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture));
}
