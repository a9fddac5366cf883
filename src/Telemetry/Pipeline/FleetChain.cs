using System.Collections.Immutable;
using System.Reactive.Linq;
using System.Reactive.Subjects;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Detection;
using Ops.Telemetry.Detection.Peers;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Pipeline;

/// <summary>
/// The whole graph: the servers' chains merge into the trips; a tick passes through every server, then through the
/// fleet; a publication samples the latest tick into the snapshot's cell. All on the thread that calls in.
/// </summary>
internal sealed class FleetChain : IDisposable
{
    private const string DrillRule = "kill-drill";

    private readonly Subject<FleetNotice.Tick> _ticks = new();
    private readonly Subject<LoopHealth> _publications = new();
    private readonly Subject<(ServerDefinition? Server, Anomaly Found)> _drills = new();
    private readonly ServerDefinition _canary;
    private readonly IDisposable _trips;
    private readonly IDisposable _snapshots;
    private bool _fleetTrips;

    /// <summary>Composes the graph.</summary>
    /// <param name="fleet">The fleet.</param>
    /// <param name="options">Thresholds.</param>
    /// <param name="rules">How the rules are set at the start.</param>
    /// <param name="trips">What happens on a trip.</param>
    /// <param name="snapshot">Makes a snapshot of a tick.</param>
    /// <param name="publish">Takes it.</param>
    /// <param name="findings">Told of findings as they begin or rise; null for nobody.</param>
    public FleetChain(
        FleetDefinition fleet, PipelineOptions options, RuleBook rules, ITripHandler trips,
        Func<LoopHealth, FleetNotice.Tick, FleetSnapshot> snapshot, Action<FleetSnapshot> publish,
        IFindingTap? findings = null)
    {
        Rules = rules;
        _canary = Canary.Of(fleet);
        Ledger = new FleetLedger(fleet.Symbols);
        int parents = options.ParentsExpected / fleet.Servers.Length;
        RulePanel[] panels = DetectorList.ForServers(fleet.Servers, fleet.Symbols, rules, options.Detectors);
        Servers =
        [
            .. fleet.Servers.Select(
                (server, i) => new ServerChain(server, fleet.Symbols, Ledger, parents, options, panels[i])),
        ];
        Panel = DetectorList.ForFleet(fleet.Servers, fleet.Symbols, rules, options.Detectors);
        Peers = new PeerBoard(
            [.. Servers.Select(static chain => chain.Ledger)], Ledger,
            [.. fleet.Servers.Select(server => options.Detectors.ProfileOf(server.Name))])
        {
            Panels = panels,
        };
        foreach (ServerChain chain in Servers)
            chain.Peers = Peers;
        Listen(findings);

        IObservable<FleetNotice.Tick> measured =
            _ticks.Do(ReadServers).Do(ReadFleet).Do(JudgeServers).Do(JudgeFleet).Publish().AutoConnect(0);
        IObservable<(ServerDefinition? Server, StandingFinding Finding)> fleetTrips =
            measured
                .Where(_ => _fleetTrips)
                .SelectMany(_ => FleetTripping())
                .Select(static finding => ((ServerDefinition?)null, finding));

        _trips = Servers
            .Select(static chain => chain.Signals)
            .Merge()
            .Select(static signal => ((ServerDefinition?)signal.Server.Server, signal.Standing))
            .Merge(fleetTrips)
            .Where(trip => trips.Wants(trip.Item2.Detector.Rule, trip.Item2.Action, trip.Item1))
            .Select(static trip => (Server: trip.Item1, Found: trip.Item2.ToAnomaly(trip.Item1?.Id)))
            .Merge(_drills)
            .Subscribe(trip => trips.Trip(trip.Found, trip.Server), Stop);
        _snapshots = _publications
            .WithLatestFrom(measured.StartWith(new FleetNotice.Tick(default, SessionPhase.Closed)), snapshot)
            .Subscribe(publish, Stop);
    }

    /// <summary>The servers' chains, in the order of their ids.</summary>
    public ImmutableArray<ServerChain> Servers { get; }

    /// <summary>The fleet's numbers.</summary>
    public FleetLedger Ledger { get; }

    /// <summary>The fleet's rules with what stands.</summary>
    public RulePanel Panel { get; }

    /// <summary>How the rules are set.</summary>
    public RuleBook Rules { get; private set; }

    /// <summary>What was done with the controls themselves.</summary>
    public ControlHistory Controls { get; } = new();

    /// <summary>What rules in shadow would have done, the last of it.</summary>
    public LastItems<ShadowRecord> Shadows { get; } = new(Limits.ShadowRecords);

    /// <summary>All servers side by side.</summary>
    public PeerBoard Peers { get; }

    /// <summary>What servers run beside what they should run.</summary>
    public ParityStage? Parity { get; set; }

    /// <summary>Gate, server and venue against each other.</summary>
    public ReconciliationStage? Reconciliation { get; set; }

    /// <summary>The fleet's last minutes.</summary>
    public TrendRecorder Trend { get; } = new();

    /// <summary>Puts other settings in force, at a tick.</summary>
    /// <param name="rules">The settings; those in force already change nothing.</param>
    public void Use(RuleBook rules)
    {
        if (ReferenceEquals(rules, Rules))
            return;
        Rules = rules;
        Panel.Use(rules);
        foreach (ServerChain chain in Servers)
            chain.Panel.Use(rules);
    }

    /// <summary>Lets market time reach a tick.</summary>
    /// <param name="tick">The tick.</param>
    public void OnTick(FleetNotice.Tick tick) => _ticks.OnNext(tick);

    /// <summary>Moves marks.</summary>
    /// <param name="marks">The marks.</param>
    /// <returns>Marks of unknown instruments, which are left out.</returns>
    public int OnMarks(FleetNotice.Marks marks)
    {
        int strays = 0;
        foreach (ServerChain chain in Servers)
            chain.OnMarks(marks);
        foreach (Mark mark in marks.Items)
        {
            int symbol = mark.Symbol.Index;
            if ((uint)symbol >= (uint)Ledger.Marks.Length)
            {
                strays++;
                continue;
            }
            Ledger.Marks[symbol] = mark.Mid.Ticks;
            Ledger.MarkedAt[symbol] = marks.At.Nanoseconds;
            Ledger.MarketVolumes[symbol] = mark.MarketVolume;
        }
        Ledger.LastMarkAt = marks.At.Nanoseconds;
        return strays;
    }

    /// <summary>Trips on the canary, by the subscription that answers every trip.</summary>
    /// <param name="now">Market time.</param>
    public void Drill(MarketTime now) => _drills.OnNext((_canary, new Anomaly(
        DrillRule, _canary.Id, AnomalySeverity.Calm, 1, 0, "drills", "block", now,
        "The drill tries the breaker's door.")
    {
        SeenAt = now,
        Step = LimitAction.Block,
    }));

    /// <summary>Makes a snapshot of the latest tick.</summary>
    /// <param name="health">How the loop is.</param>
    public void Publish(LoopHealth health) => _publications.OnNext(health);

    /// <inheritdoc/>
    public void Dispose()
    {
        _trips.Dispose();
        _snapshots.Dispose();
        _ticks.Dispose();
        _publications.Dispose();
        _drills.Dispose();
        foreach (ServerChain chain in Servers)
            chain.Dispose();
    }

    private void ReadServers(FleetNotice.Tick tick)
    {
        for (int i = 0; i < Servers.Length; i++)
        {
            if (i + 1 < Servers.Length)
                Servers[i + 1].Ledger.Kinds.Bring(); // while this one is read
            Servers[i].OnTick(tick);
        }
    }

    private void ReadFleet(FleetNotice.Tick tick)
    {
        Ledger.Begin(tick.At.Nanoseconds);
        foreach (ServerChain chain in Servers)
            Ledger.Add(chain.Ledger.Figures);
        Ledger.End();
        Trend.Add(Ledger.Figures);
    }

    private void JudgeServers(FleetNotice.Tick tick)
    {
        for (int i = 0; i < Servers.Length; i++)
            Peers.Set(i, comparable: Servers[i].IsComparable);
        Peers.Read(tick.At, tick.Phase);
        foreach (ServerChain chain in Servers)
            chain.OnJudgement(tick);
    }

    private void JudgeFleet(FleetNotice.Tick tick) => _fleetTrips = Panel.Judge(
        Measurements.Of(Ledger.Figures, tick.Phase) with
        {
            Fleet = Ledger, Peers = Peers, Rules = Rules, Controls = Controls,
        });

    private void Listen(IFindingTap? findings)
    {
        Panel.Rose = finding => Note(finding, server: null, findings);
        foreach (ServerChain chain in Servers)
            chain.Panel.Rose = finding => Note(finding, chain.Server.Id, findings);
    }

    private void Note(in StandingFinding finding, ServerId? server, IFindingTap? findings)
    {
        if (!finding.Setting.Shadow && findings is null)
            return;
        Anomaly anomaly = finding.ToAnomaly(server);
        if (anomaly.Shadow)
            Shadows.Add([new ShadowRecord(finding.SeenAt, anomaly)]);
        findings?.OnFinding(anomaly);
    }

    private IEnumerable<StandingFinding> FleetTripping()
    {
        foreach (StandingFinding standing in Panel.Standing.ToArray())
        {
            if (standing.Trips)
                yield return standing;
        }
    }

    /// <summary>A failure of the fleet's own stages stops the loop: its thread marks the fleet blind.</summary>
    private static void Stop(Exception failure) =>
        throw new InvalidOperationException($"The pipeline can't go on: {failure.Message}", failure);
}
