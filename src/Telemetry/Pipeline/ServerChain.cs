using System.Collections.Immutable;
using System.Reactive.Linq;
using System.Reactive.Subjects;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Detection;
using Ops.Telemetry.Detection.Peers;
using Ops.Telemetry.Health;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;
using Ops.Telemetry.Reconciliation;

namespace Ops.Telemetry.Pipeline;

/// <summary>
/// One server's chain, composed by Rx: slices of events run through the stages, each a tight loop of its own; ticks
/// read the numbers, and once the whole fleet is read the rules judge them; marks move the exposure. A stage that
/// throws ends this chain alone: the server is quarantined with what was last known of it, and the fleet goes on.
/// </summary>
internal sealed class ServerChain : IDisposable
{
    private readonly Subject<EventSlice> _slices = new();
    private readonly Subject<FleetNotice.Marks> _marks = new();
    private readonly Subject<FleetNotice.Tick> _ticks = new();
    private readonly Subject<FleetNotice.Tick> _judgements = new();
    private readonly FleetLedger _fleet;
    private readonly PipelineOptions _options;
    private readonly LeakWitness _witness = new();
    private MarketTime _now;
    private Measurement _measured;
    private bool _isHeld;
    private long _lost;
    private MarketTime? _lossAt;
    private MarketTime? _poisonedAt;

    /// <summary>A chain that has seen nothing.</summary>
    /// <param name="server">The server.</param>
    /// <param name="symbols">The universe.</param>
    /// <param name="fleet">The fleet's numbers.</param>
    /// <param name="parents">Parents it has room for from the start.</param>
    /// <param name="options">Thresholds.</param>
    /// <param name="panel">Its rules, with nothing standing.</param>
    public ServerChain(
        ServerDefinition server, ImmutableArray<SymbolDefinition> symbols, FleetLedger fleet, int parents,
        PipelineOptions options, RulePanel panel)
    {
        Server = server;
        _options = options;
        _fleet = fleet;
        Ledger = new ServerLedger(server.Id, symbols, fleet.Shares, parents);
        Panel = panel;
        _measured = Measurements.Of(Ledger.Figures, SessionPhase.Closed) with { Server = Ledger, Fleet = fleet };
        Signals = Compose();
    }

    /// <summary>The server.</summary>
    public ServerDefinition Server { get; }

    /// <summary>Its numbers.</summary>
    public ServerLedger Ledger { get; }

    /// <summary>Its rules with what stands.</summary>
    public RulePanel Panel { get; }

    /// <summary>The other servers beside this one.</summary>
    public PeerBoard? Peers { get; set; }

    /// <summary>Its orders in the words of gate, server and venue; null when the venue says nothing of it.</summary>
    public OrderBook? Book { get; set; }

    /// <summary>Its last minutes.</summary>
    public TrendRecorder Trend { get; } = new();

    /// <summary>Its last log messages.</summary>
    public LastItems<ServerMessage> Messages { get; } = new(Limits.RecentMessages);

    /// <summary>What it says it runs.</summary>
    public ServerManifest? Manifest { get; set; }

    /// <summary>The server's heartbeat as of the last tick.</summary>
    public MarketTime AliveUntil { get; set; }

    /// <summary>What broke the chain; null while it runs.</summary>
    public string? Poison { get; private set; }

    /// <summary>That, as what alarms are made from: no rule judges the server any more.</summary>
    public Anomaly? Quarantine { get; private set; }

    /// <summary>What trips, batch by batch and tick by tick.</summary>
    public IObservable<ServerSignal> Signals { get; }

    /// <summary>Puts events through the stages.</summary>
    /// <param name="slice">The events.</param>
    public void OnEvents(EventSlice slice) => _slices.OnNext(slice);

    /// <summary>Moves marks.</summary>
    /// <param name="marks">The marks.</param>
    public void OnMarks(FleetNotice.Marks marks) => _marks.OnNext(marks);

    /// <summary>Reads the numbers.</summary>
    /// <param name="tick">The tick; everything before it was put through.</param>
    public void OnTick(FleetNotice.Tick tick) => _ticks.OnNext(tick);

    /// <summary>Judges what was read, once every server has been read.</summary>
    /// <param name="tick">The tick.</param>
    public void OnJudgement(FleetNotice.Tick tick) => _judgements.OnNext(tick);

    /// <summary>Notes what the source lost.</summary>
    /// <param name="lost">Events lost in total.</param>
    /// <param name="now">Market time.</param>
    public void NoteLost(long lost, MarketTime now)
    {
        if (lost > _lost)
            _lossAt = now;
        _lost = lost;
    }

    /// <summary>Whether its figures say how a healthy server flows now: measured, and no hold covers it.</summary>
    public bool IsComparable => Poison is null && !_isHeld;

    /// <summary>Compares what was ordered with what was sent.</summary>
    /// <param name="control">What was ordered.</param>
    /// <param name="leaks">Where a leak is reported, once for each increase.</param>
    public void Witness(ServerControl? control, ILeakSink leaks)
    {
        _isHeld = control is { Holds.IsDefaultOrEmpty: false };
        if (_witness.Look(control, Ledger.Sequence.LastSend))
            leaks.ReportLeak(Server.Id, _witness.Orders);
        Ledger.OrdersAfterBlock = _witness.Orders;
    }

    /// <summary>How far the feed can be trusted.</summary>
    /// <param name="silence">Real time since anything arrived.</param>
    /// <param name="fault">Why the loop stands still; null while it runs.</param>
    /// <returns>The judgement.</returns>
    public FeedHealth Judge(TimeSpan silence, string? fault)
    {
        long gapAt = Ledger.Sequence.LastGapAt;
        MarketTime? gap = gapAt == ReadingFigures.NoEvent ? null : new MarketTime(gapAt);
        return FeedHealth.Judge(new FeedFacts
        {
            Now = _now,
            Silence = silence,
            AliveUntil = AliveUntil,
            YellowAfter = _options.FeedYellowAfter,
            RedAfter = _options.FeedRedAfter,
            Missed = Ledger.Sequence.Missed,
            Lost = _lost,
            LossAt = gap is null || _lossAt > gap ? _lossAt : gap,
            Untracked = Ledger.Orders.Untracked + Ledger.Parents.Untracked,
            Poison = Poison,
            PoisonedAt = _poisonedAt,
            Fault = fault,
        });
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _slices.Dispose();
        _marks.Dispose();
        _ticks.Dispose();
        _judgements.Dispose();
    }

    private IObservable<ServerSignal> Compose()
    {
        IObservable<ServerSignal> measured = Observable.Merge(
            _slices
                .Select(Ledger.Sequence.Check)
                .Do(slice => Book?.ApplyFirm(slice.Events))
                .Do(Index)
                .Do(slice => Ledger.Kinds.Apply(slice.Events))
                .Do(slice => Ledger.Orders.Apply(slice.Events, Ledger.Index))
                .Do(slice => Ledger.Parents.Apply(slice.Events, Ledger.Index, Ledger.Orders))
                .Do(slice => Ledger.Positions.Apply(slice.Events, Ledger.Index))
                .Do(slice => Ledger.Recent.Add(slice.Events))
                .Where(slice => Panel.Inspect(slice.Events, _measured))
                .SelectMany(_ => Tripping()),
            _marks
                .Do(Mark)
                .IgnoreElements().Select(Nothing),
            _ticks
                .Do(Read)
                .IgnoreElements().Select(Nothing),
            _judgements
                .Where(_ => Panel.Judge(_measured))
                .SelectMany(_ => Tripping()));
        return measured.Catch<ServerSignal, Exception>(SetAside);
    }

    // Never called: marks and ticks bring no signal of their own, only their failures pass.
    private static ServerSignal Nothing<T>(T notice) => throw new InvalidOperationException($"{notice} passed.");

    /// <summary>
    /// The designed consequence of poison: this server is not measured any more, and the screen says why.
    /// </summary>
    private IObservable<ServerSignal> SetAside(Exception poison)
    {
        Poison = poison.Message;
        _poisonedAt = _now;
        Quarantine = new Anomaly(
            "feed-quarantined", Server.Id, AnomalySeverity.Critical, 1, 0, "feeds", "alarm", _now,
            $"Not measured any more, and no rule watches it; kills work. {poison.Message}")
        {
            SeenAt = _now, Step = LimitAction.Alarm,
        };
        Panel.Clear();
        return Observable.Empty<ServerSignal>();
    }

    private void Index(EventSlice slice)
    {
        Ledger.Index.Make(slice.Events);
        Ledger.Positions.Bring(slice.Events, Ledger.Index);
    }

    private void Mark(FleetNotice.Marks marks)
    {
        int symbols = Ledger.Positions.Cells.Length;
        foreach (Mark mark in marks.Items)
        {
            if ((uint)mark.Symbol.Index < (uint)symbols)
                Ledger.Positions.SetMark(mark.Symbol.Index, mark.Mid.Ticks);
        }
    }

    private void Read(FleetNotice.Tick tick)
    {
        _now = tick.At;
        Ledger.Read(tick.At.Nanoseconds);
        Trend.Add(Ledger.Figures);
        _measured = Measurements.Of(Ledger.Figures, tick.Phase) with
        {
            Server = Ledger, Fleet = _fleet, Peers = Peers, Index = Server.Id.Index, Messages = Messages,
        };
    }

    private IEnumerable<ServerSignal> Tripping()
    {
        foreach (StandingFinding standing in Panel.Standing.ToArray())
        {
            if (standing.Trips)
                yield return new ServerSignal(this, standing);
        }
    }
}
