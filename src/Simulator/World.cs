using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Ops.Simulator.Chance;
using Ops.Simulator.Market;
using Ops.Simulator.Recorded;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Servers;
using Ops.Simulator.Station;
using Ops.Simulator.Time;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator;

/// <summary>
/// A fleet of order servers, the market and the venue, run under market time from a scenario, a variant and a seed. One
/// thread drives it; gates may be latched from any other. The same inputs give the same events on every machine,
/// whatever
/// the steps in which market time is moved.
/// </summary>
public sealed partial class World : IFleetFeed, IChangeExecutor, IDisposable
{
    private readonly TradingDay _day;
    private readonly StockMarket _market;
    private readonly Venue _venue;
    private readonly VenueOutside _outside;
    private readonly OrderTable _orders = new();
    private readonly Agenda _agenda = new();
    private readonly WorldNotices _notices = new();
    private readonly WorldTimeline _timeline;
    private readonly RoutingServer[] _servers;
    private readonly OrderGate[] _gates;
    private readonly ReferencePrices _references;
    private readonly ArrivalStream[] _arrivals;
    private readonly RecordedPlayer? _recorded;
    private readonly Func<long> _timestamp;
    private readonly WorldChanges _changes;
    private readonly WorldInterventions _interventions;
    private long _now;
    private long _bucketEnd;
    private bool _isUnread;
    private long _parents;

    private World(Scenario scenario, WorldOptions options, IGateAckSink acks, Func<long>? handOverTimestamp)
    {
        (_acks, _timestamp) = (acks, handOverTimestamp ?? (static () => 0));
        _day = new TradingDay(scenario.Session);
        _now = _day.Start;
        _bucketEnd = _now + BucketNanoseconds;
        ImmutableArray<SymbolSpec> symbols = Universe.Expand(scenario.Universe);
        Fleet = FleetMaker.Make(scenario, symbols, options.Mode);
        var chance = new Prng(options.Seed);
        _market = new StockMarket(symbols, scenario.Market, _day, chance.Fork("market"));
        Ledger = new WorldLedger(_market, symbols, scenario.Unwind);
        Prng[] venueChance = [.. Fleet.Servers.Select(s => chance.Fork($"venue {s.Name}"))];
        DropCopyFeed[] copies = VenueOutside.CopiesOf(Fleet.Servers);
        _venue = new Venue(scenario.Venue, _orders, _market, _day, _agenda, venueChance, copies);
        _outside = new VenueOutside(copies, new RogueFlow(copies, _market, Ledger, _agenda));
        _references = new ReferencePrices(symbols.Length);
        _gates = [.. Fleet.Servers.Select(s => new OrderGate(new GateFeed(s.Id, _references), acks))];
        ImmutableArray<CodePath> paths = CodePath.All(scenario);
        Release = ReleaseMaker.Make(scenario.Fleet, paths);
        var surroundings = new ServerSurroundings(_orders, _market, _day, _agenda, Ledger, _notices);
        _servers = [.. Fleet.Servers.Select((s, i) => new RoutingServer(
            s, _gates[i], new VenueSession(_venue), new Deployment(scenario.Fleet, paths, scenario.Fleet.Servers[i]),
            paths,
            surroundings, chance.Fork($"server {s.Name}")))];
        _changes = new WorldChanges(_servers);
        _venue.Connect(_servers);
        _timeline = new WorldTimeline(
            [.. scenario.Timeline, .. Starts(scenario)], _servers, _venue,
            new MarketEvents(_market, _venue, _orders, _servers, symbols), _outside, _agenda);
        _interventions = new WorldInterventions(
            _timeline, [.. Fleet.Servers.Select(static s => s.Name)], _gates, Ledger);
        _arrivals = [.. ArrivalStream.All(
            scenario.ClientFlow, Fleet.Servers, symbols, _day, chance.Fork("clients"), _market.Activity)];
        _recorded = scenario.Recorded is null
            ? null
            : RecordedPlayer.Create(scenario, _servers, _gates, surroundings, Fleet, copies);
        Sources = [.. _gates.Select(g => g.Feed)];
        Begin();
    }

    /// <inheritdoc/>
    public FleetDefinition Fleet { get; }

    /// <inheritdoc/>
    public ReleaseBook Release { get; }

    /// <inheritdoc/>
    public IReadOnlyList<IOrderSource> Sources { get; }

    /// <inheritdoc/>
    public IReadOnlyList<IDropCopy> DropCopies => _outside.Copies;

    /// <inheritdoc/>
    public System.Threading.Channels.ChannelReader<FleetNotice> Notices => _notices.Reader;

    /// <inheritdoc/>
    public long LostNotices => _notices.Lost;

    /// <summary>Notices that nobody has taken yet.</summary>
    internal int WaitingNotices => _notices.Reader.Count;

    /// <inheritdoc/>
    public FeedPulse Pulse { get; } = new();

    /// <summary>The gates; the index is the server's.</summary>
    public IReadOnlyList<OrderGate> Gates => _gates;

    /// <summary>Market time reached.</summary>
    public MarketTime Now => new(Volatile.Read(ref _now));

    /// <summary>Market time at which the simulation ends by itself.</summary>
    public MarketTime End => new(_day.End);

    /// <summary>Whether the end was reached. A world that is over does nothing more but answer its gates.</summary>
    public bool IsOver => Now >= End;

    /// <summary>What really happened.</summary>
    public WorldLedger Ledger { get; }

    /// <summary>
    /// What became of the rows of a recorded file so far; null when the flow is simulated. To be read on the world's
    /// thread.
    /// </summary>
    public RecordedFlowReport? Recorded => _recorded?.Report;

    /// <summary>
    /// Takes an act of the firm's own people that only the control room can carry out, since it alone has the doors.
    /// </summary>
    /// <param name="act">The act.</param>
    /// <returns>Whether there was one.</returns>
    public bool TryTakeFirmAct([NotNullWhen(true)] out TimelineItem.FirmLiftsBreakers? act) =>
        _timeline.TryTakeLift(out act);

    private static long BucketNanoseconds => Limits.BucketMilliseconds * MarketTime.NanosecondsPerMillisecond;

    /// <summary>Makes the world of a scenario at its start.</summary>
    /// <param name="scenario">The scenario, checked.</param>
    /// <param name="options">Variant and seed.</param>
    /// <param name="acks">Where its gates acknowledge.</param>
    /// <param name="handOverTimestamp">Clock for the hand-over of batches; null for 0, in virtual time.</param>
    /// <returns>The world.</returns>
    /// <exception cref="ArgumentException">The scenario has no such variant, or names a build or path it does not
    /// declare.</exception>
    /// <exception cref="IOException">The recorded file of the scenario can't be opened.</exception>
    /// <exception cref="InvalidDataException">Its header lacks a column of the mapping.</exception>
    public static World Create(
        Scenario scenario, WorldOptions options, IGateAckSink acks, Func<long>? handOverTimestamp = null) =>
        new(ScenarioVariant.Apply(scenario, options.Preset), options, acks, handOverTimestamp);

    /// <summary>
    /// Runs exactly one bucket of market time: all that happens in it, then hands the feeds over and publishes marks
    /// and the tick. Over already: only answers the gates.
    /// </summary>
    public void AdvanceBucket() => AdvanceTo(_bucketEnd);

    /// <summary>
    /// Acknowledges latches and performs requests to cancel what is open, without moving market time: for a clock that
    /// stands, and between steps.
    /// </summary>
    public void ServiceGates()
    {
        _changes.Make(_now);
        _interventions.Make(_now);
        foreach (RoutingServer server in _servers)
            server.ServiceGate(_now);
        _canary?.Serve();
        HandOver();
    }

    /// <inheritdoc/>
    public void Apply(ImmutableArray<ChangeStep> steps) => _changes.Add(steps);

    /// <inheritdoc/>
    public void Dispose()
    {
        _recorded?.Dispose();
        Pulse.Dispose();
    }

    /// <summary>Says that a latched gate stays so to the end: its server need not try to send.</summary>
    /// <param name="server">Index of the server.</param>
    internal void HoldForGood(int server) => _servers[server].IsHeldForGood = _gates[server].IsLatched;

    /// <summary>
    /// Says that nobody will read what it hands over: it happens and is booked in the ledger, and is not kept.
    /// </summary>
    internal void LeaveUnread()
    {
        _isUnread = true;
        HaveOneThread();
        foreach (OrderGate gate in _gates)
            gate.Feed.IsUnread = true;
        _outside.LeaveUnread();
    }

    /// <summary>
    /// Leaves to the collector what waits to be used again: for a world that stands for a while. With one thread.
    /// </summary>
    internal void Trim()
    {
        foreach (OrderGate gate in _gates)
            gate.Feed.Trim();
        _outside.Trim();
    }

    /// <summary>Says that one thread at a time runs it and its gates' senders: in virtual time.</summary>
    internal void HaveOneThread()
    {
        foreach (OrderGate gate in _gates)
            gate.Feed.HasOneThread = true;
    }

    /// <summary>Runs market time on, at most to the end of the bucket, and hands over what happened.</summary>
    /// <param name="toNanoseconds">Until when; everything before it happens.</param>
    internal void AdvanceTo(long toNanoseconds)
    {
        ServiceGates();
        if (IsOver)
            return;
        long until = Math.Min(toNanoseconds, _bucketEnd);
        while (_agenda.TryTake(until, out AgendaItem item))
        {
            Volatile.Write(ref _now, item.TimeNanoseconds);
            Perform(item);
        }
        Volatile.Write(ref _now, Math.Max(_now, until));
        ServiceGates();
        if (_now == _bucketEnd)
            CloseBucket();
    }

    private static IEnumerable<TimelineItem> Starts(Scenario scenario) => scenario.Fleet.Servers
        .Where(static server => server.StartsAt is not null)
        .Select(static server => new TimelineItem.ServerStarts(server.StartsAt!.Value, server.Name));

    private void Begin()
    {
        FleetMaker.SetReferences(_references, Fleet, _market, _now);
        _notices.Publish(new FleetNotice.Marks(Now, FleetMaker.FirstMarks(Fleet, _market)));
        foreach (RoutingServer server in _servers)
        {
            if (_timeline.StartsLater(server.Definition.Name))
                server.Await();
            else
                server.PublishManifest(_now);
        }
        _timeline.Plan(_day.Start);
        _agenda.Add(Math.Max(_day.Start, _day.Open), AgendaKind.Open, 0);
        _agenda.Add(_day.Close, AgendaKind.Close, 0);
        for (int i = 0; i < _arrivals.Length; i++)
            PlanArrival(i, Math.Max(_arrivals[i].From, _day.Start));
        _recorded?.Begin();
    }

    private void CloseBucket()
    {
        _market.Step(_now);
        FleetMaker.SetReferences(_references, Fleet, _market, _now);
        if (_isUnread)
            _market.ForgetChanged();
        else
            PublishBucket();
        _interventions.Look(_now);
        _bucketEnd += BucketNanoseconds;
    }

    private void PublishBucket()
    {
        ImmutableArray<Mark> changed = _market.TakeChanged();
        if (!changed.IsEmpty)
            _notices.Publish(new FleetNotice.Marks(Now, changed));
        _notices.Publish(new FleetNotice.Tick(Now, _day.PhaseAt(_now)));
        Pulse.Set();
    }

    private void HandOver()
    {
        if (_isUnread)
            return;
        bool any = false;
        foreach (OrderGate gate in _gates)
            any |= gate.Feed.Flush(_timestamp(), Now);
        any |= _outside.HandOver(Now);
        if (any)
            Pulse.Set();
    }
}
