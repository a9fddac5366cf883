using Ops.Telemetry.Contracts;
using Ops.Telemetry.Detection;
using Ops.Telemetry.Detection.Peers;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;
using Ops.Telemetry.Pipeline;

namespace Ops.TestKit;

/// <summary>
/// The same job as the telemetry loop, written by hand without Rx, channels or stages: one loop and one switch over the
/// kinds per event, and plain calls at ticks. The measure of what composing by Rx costs, and the proof of what it
/// counts.
/// </summary>
internal sealed class FusedLoop
{
    private readonly RulePanel[] _panels;
    private readonly Measurement[] _measured;
    private readonly TrendRecorder[] _trends;
    private readonly RulePanel _fleetPanel;
    private readonly PeerBoard _peers;
    private readonly RuleBook _rules;
    private readonly TrendRecorder _fleetTrend = new();

    /// <summary>A loop that has seen nothing.</summary>
    public FusedLoop(FleetDefinition fleet, PipelineOptions options)
    {
        RuleBook rules = options.EffectiveRules();
        Fleet = new FleetLedger(fleet.Symbols);
        int parents = options.ParentsExpected / fleet.Servers.Length;
        Servers =
            [.. fleet.Servers.Select(server => new ServerLedger(server.Id, fleet.Symbols, Fleet.Shares, parents))];
        _panels = DetectorList.ForServers(fleet.Servers, fleet.Symbols, rules, options.Detectors);
        _fleetPanel = DetectorList.ForFleet(fleet.Servers, fleet.Symbols, rules, options.Detectors);
        _peers = new PeerBoard(Servers, Fleet) { Panels = _panels };
        _rules = rules;
        _measured = [.. fleet.Servers.Select((_, i) => Measured(i, SessionPhase.Closed))];
        _trends = [.. fleet.Servers.Select(_ => new TrendRecorder())];
    }

    public FleetLedger Fleet { get; }

    public ServerLedger[] Servers { get; }

    /// <summary>Applies events of one server.</summary>
    public void OnEvents(int server, ReadOnlySpan<OrderEvent> events)
    {
        ServerLedger ledger = Servers[server];
        SequenceCheck sequence = ledger.Sequence;
        KindWindows kinds = ledger.Kinds;
        OpenOrderTable orders = ledger.Orders;
        ParentTable parents = ledger.Parents;
        PositionBook positions = ledger.Positions;
        parents.Begin(events);
        for (int i = 0; i < events.Length; i++)
        {
            ref readonly OrderEvent item = ref events[i];
            if (!sequence.IsNext(item))
                throw new InvalidDataException("The fused loop is given clean events only.");
            kinds.Apply(item);
            switch (item.Kind)
            {
                case OrderEventKind.Sent:
                    parents.Apply(item, orders.Sent(item), i);
                    break;
                case OrderEventKind.Filled:
                    parents.Apply(item, orders.Answered(item), i);
                    positions.Filled(item);
                    break;
                case OrderEventKind.Accepted:
                    orders.Answered(item);
                    break;
                case OrderEventKind.Rejected or OrderEventKind.Cancelled
                    or OrderEventKind.CancelSent or OrderEventKind.CancelRejected:
                    parents.Apply(item, orders.Answered(item), i);
                    break;
                case OrderEventKind.ParentReceived:
                    parents.Received(item);
                    break;
                case OrderEventKind.Allocated:
                    positions.Allocated(item);
                    break;
                default: // refusals are only counted
                    break;
            }
        }
        ledger.Recent.Add(events);
        ledger.Index.Make(events); // the rules look at orders alone
        _panels[server].Inspect(events, _measured[server]);
    }

    private Measurement Measured(int server, SessionPhase phase) => Measurements.Of(Servers[server].Figures, phase) with
    {
        Server = Servers[server], Fleet = Fleet, Peers = _peers, Index = server,
    };

    /// <summary>Reads and judges a tick.</summary>
    public void OnTick(MarketTime at, SessionPhase phase)
    {
        Fleet.Begin(at.Nanoseconds);
        for (int i = 0; i < Servers.Length; i++)
        {
            ServerLedger ledger = Servers[i];
            ledger.Read(at.Nanoseconds);
            _trends[i].Add(ledger.Figures);
            Fleet.Add(ledger.Figures);
        }
        Fleet.End();
        _fleetTrend.Add(Fleet.Figures);
        for (int i = 0; i < Servers.Length; i++)
            _peers.Set(i, comparable: true);
        _peers.Read(at, phase);
        for (int i = 0; i < Servers.Length; i++)
        {
            _measured[i] = Measured(i, phase);
            _panels[i].Judge(_measured[i]);
        }
        _fleetPanel.Judge(Measurements.Of(Fleet.Figures, phase) with { Fleet = Fleet, Peers = _peers, Rules = _rules });
    }
}
