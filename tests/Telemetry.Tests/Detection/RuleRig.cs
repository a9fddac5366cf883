using Ops.Telemetry.Contracts;
using Ops.Telemetry.Detection;
using Ops.Telemetry.Detection.Peers;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;
using Ops.Telemetry.Pipeline;
using Ops.TestKit;

namespace Ops.Telemetry.Tests.Detection;

/// <summary>A fleet's ledgers and panels driven by stories, tick by tick, without a pipeline.</summary>
internal sealed class RuleRig
{
    private readonly LastItems<ServerMessage>[] _messages;
    private readonly Measurement[] _measured;
    private readonly OrderBatch _batch = new();

    /// <summary>A rig.</summary>
    public RuleRig(
        RuleBook? book = null, FleetDefinition? fleet = null, DetectorOptions? options = null)
    {
        Fleet = fleet ?? Fleets.Of();
        Book = book ?? RuleBook.Standard;
        Ledger = new FleetLedger(Fleet.Symbols);
        Ledgers = [.. Fleet.Servers.Select(
            server => new ServerLedger(server.Id, Fleet.Symbols, Ledger.Shares, parents: 1_024))];
        Stories = [.. Fleet.Servers.Select(static server => new ServerStory(server.Id.Index))];
        options ??= DetectorOptions.Default;
        Panels = DetectorList.ForServers(Fleet.Servers, Fleet.Symbols, Book, options);
        FleetPanel = DetectorList.ForFleet(Fleet.Servers, Fleet.Symbols, Book, options);
        Board = new PeerBoard(
            Ledgers, Ledger, [.. Fleet.Servers.Select(server => options.ProfileOf(server.Name))])
        {
            Panels = Panels,
        };
        _messages = [.. Fleet.Servers.Select(static _ => new LastItems<ServerMessage>(Limits.RecentMessages))];
        _measured = new Measurement[Ledgers.Length];
        Read(ServerStory.Open);
    }

    public FleetDefinition Fleet { get; }

    public RuleBook Book { get; }

    public FleetLedger Ledger { get; }

    public ServerLedger[] Ledgers { get; }

    public ServerStory[] Stories { get; }

    public RulePanel[] Panels { get; }

    public RulePanel FleetPanel { get; }

    public PeerBoard Board { get; }

    public SessionPhase Phase { get; set; } = SessionPhase.Open;

    /// <summary>Servers under a hold.</summary>
    public HashSet<int> Held { get; } = [];

    /// <summary>The first server's story.</summary>
    public ServerStory Story => Stories[0];

    /// <summary>Marks an instrument.</summary>
    public void Mark(int symbol, decimal dollars, long milliseconds, long volume = 0)
    {
        long at = ServerStory.At(milliseconds).Nanoseconds;
        Ledger.Marks[symbol] = Price.FromDollars(dollars).Ticks;
        (Ledger.MarkedAt[symbol], Ledger.LastMarkAt) = (at, Math.Max(at, Ledger.LastMarkAt));
        Ledger.MarketVolumes[symbol] = volume;
    }

    /// <summary>A log message.</summary>
    public void Message(
        int server, string text, long milliseconds, MessageSeverity severity = MessageSeverity.Warning) =>
        _messages[server].Add([new ServerMessage(
            new ServerId((ushort)server), ServerStory.At(milliseconds), severity, "router", text)]);

    /// <summary>Puts through what was told since the last call.</summary>
    /// <param name="sliceSize">Events in a slice.</param>
    /// <returns>Whether something trips, by server.</returns>
    public bool[] Inspect(int sliceSize = Limits.BatchCapacity)
    {
        var trips = new bool[Stories.Length];
        for (int i = 0; i < Stories.Length; i++)
        {
            foreach (OrderEvent[] events in Stories[i].Take().Chunk(sliceSize))
                trips[i] |= Apply(i, events);
        }
        return trips;
    }

    /// <summary>Puts through what was told and judges a tick.</summary>
    public void Tick(long milliseconds)
    {
        Inspect();
        Read(ServerStory.At(milliseconds));
        for (int i = 0; i < Panels.Length; i++)
            Panels[i].Judge(_measured[i]);
        FleetPanel.Judge(Measurements.Of(Ledger.Figures, Phase) with { Fleet = Ledger, Peers = Board, Rules = Book });
    }

    /// <summary>What stands of a rule on a server.</summary>
    public IReadOnlyList<StandingFinding> Of(string rule, int server = 0) =>
        [.. Panels[server].Standing.Where(finding => finding.Detector.Rule == rule)];

    /// <summary>What stands of a rule of the fleet.</summary>
    public IReadOnlyList<StandingFinding> OfFleet(string rule) =>
        [.. FleetPanel.Standing.Where(finding => finding.Detector.Rule == rule)];

    /// <summary>A rule's place on a panel.</summary>
    public RuleSlot Slot(string rule, int server = 0) =>
        Panels[server].Slots.Single(slot => slot.Detector.Rule == rule);

    private bool Apply(int server, OrderEvent[] events)
    {
        ServerLedger ledger = Ledgers[server];
        _batch.Rewind(new ServerId((ushort)server));
        foreach (OrderEvent item in events)
            _batch.Add(item);
        EventSlice slice = ledger.Sequence.Check(new EventSlice(_batch, 0, _batch.Count));
        ledger.Index.Make(slice.Events);
        ledger.Kinds.Apply(slice.Events);
        ledger.Orders.Apply(slice.Events, ledger.Index);
        ledger.Parents.Apply(slice.Events, ledger.Index, ledger.Orders);
        ledger.Positions.Apply(slice.Events, ledger.Index);
        return Panels[server].Inspect(slice.Events, _measured[server]);
    }

    private void Read(MarketTime at)
    {
        Ledger.Begin(at.Nanoseconds);
        for (int i = 0; i < Ledgers.Length; i++)
        {
            Ledgers[i].Read(at.Nanoseconds);
            Ledger.Add(Ledgers[i].Figures);
            Board.Set(i, comparable: !Held.Contains(i));
        }
        Ledger.End();
        Board.Read(at, Phase);
        for (int i = 0; i < Ledgers.Length; i++)
        {
            _measured[i] = Measurements.Of(Ledgers[i].Figures, Phase) with
            {
                Server = Ledgers[i], Fleet = Ledger, Peers = Board, Index = i, Messages = _messages[i],
            };
        }
    }
}
