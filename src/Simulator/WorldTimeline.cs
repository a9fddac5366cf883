using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Ops.Simulator.Market;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Servers;
using Ops.Simulator.Time;

namespace Ops.Simulator;

/// <summary>What the scenario says happens when: deploys, flags, messages, and the firm stopping its servers.</summary>
internal sealed partial class WorldTimeline
{
    private readonly List<TimelineItem> _items = [];
    private readonly RoutingServer[] _servers;
    private readonly Agenda _agenda;
    private readonly Venue _venue;
    private readonly MarketEvents _events;
    private readonly VenueOutside _outside;
    private readonly Queue<TimelineItem.FirmLiftsBreakers> _lifts = new();

    /// <summary>The timeline of a world.</summary>
    /// <param name="items">Its items, in any order; an instructor names them by their places in it.</param>
    /// <param name="servers">The servers it is about.</param>
    /// <param name="venue">The venue that can fail them.</param>
    /// <param name="events">What happens to the market.</param>
    /// <param name="outside">What reaches and leaves the venue beside the gates.</param>
    /// <param name="agenda">Where it plans them.</param>
    public WorldTimeline(
        IEnumerable<TimelineItem> items, RoutingServer[] servers, Venue venue, MarketEvents events,
        VenueOutside outside, Agenda agenda)
    {
        _known = [.. items];
        for (int i = 0; i < _known.Length; i++)
            Take(_known[i], origin: i);
        (_servers, _venue, _events, _agenda) = (servers, venue, events, agenda);
        _outside = outside;
    }

    /// <summary>Plans all items; what lies before the start happens at the start.</summary>
    /// <param name="start">Where the simulation starts.</param>
    public void Plan(long start)
    {
        for (int i = 0; i < _items.Count; i++)
            _agenda.Add(Math.Max(start, _items[i].At.Ticks * 100), AgendaKind.Timeline, i);
    }

    /// <summary>Performs one item.</summary>
    /// <param name="index">Its index.</param>
    /// <param name="now">Market time.</param>
    public void Perform(int index, long now)
    {
        if (_void[index])
            return;
        switch (_items[index])
        {
            case TimelineItem.Deploy deploy:
                Change(deploy.Servers, now, server => server.Deployment.Deploy(deploy.Build));
                break;
            case TimelineItem.SetFlag set:
                Change(set.Servers, now, server => server.Deployment.SetFlag(set.Flag, set.On));
                break;
            case TimelineItem.Messages message:
                Find(message.Server).Log(message.Severity, message.Source, message.Text, now);
                break;
            case TimelineItem.FirmStops stop:
                foreach (RoutingServer server in Select(stop.Servers))
                    server.Stop(now);
                break;
            case TimelineItem.FirmCancels cancel:
                foreach (RoutingServer server in Select(cancel.Servers))
                    server.CancelOpen(now);
                break;
            case TimelineItem.SwitchOff off:
                foreach (RoutingServer server in Select(off.Servers))
                    server.SwitchOff(off.Path);
                break;
            case TimelineItem.VenueFault fault:
                foreach (RoutingServer server in Select(fault.Servers))
                    _venue.Fail(server.Definition.Id.Index, fault);
                break;
            case TimelineItem.FirmLiftsBreakers lift:
                _lifts.Enqueue(lift);
                break;
            default:
                PerformDay(_items[index], now);
                break;
        }
    }

    /// <summary>Whether a server is not there from the start.</summary>
    /// <param name="server">Its name.</param>
    /// <returns>Whether.</returns>
    public bool StartsLater(string server) =>
        _items.Exists(item => item is TimelineItem.ServerStarts starts && starts.Server == server);

    /// <summary>Takes an act of the firm's people that the control room has to carry out: it has the doors.</summary>
    /// <param name="act">The act.</param>
    /// <returns>Whether there was one.</returns>
    public bool TryTakeLift([NotNullWhen(true)] out TimelineItem.FirmLiftsBreakers? act) => _lifts.TryDequeue(out act);

    // What lasts becomes two items, its beginning and its end.
    // Messages spread over a time become one item each, evenly spaced.
    private static IEnumerable<TimelineItem> Unroll(TimelineItem item)
    {
        if (EndOf(item) is { } until)
            return [item, new TimelineItem.Ends(until, item)];
        if (item is not TimelineItem.Messages { Count: > 1 } many)
            return [item];
        TimeSpan gap = (many.Until - many.Time) / (many.Count - 1);
        return Enumerable.Range(0, many.Count).Select(
            i => many with { Time = many.Time + i * gap, At = many.Time + i * gap, Count = 1 });
    }

    private static TimeSpan? EndOf(TimelineItem item) => item switch
    {
        TimelineItem.MarketVolume volume => volume.Until,
        TimelineItem.Halt halt => halt.Until,
        TimelineItem.TelemetryGap gap => gap.Until,
        TimelineItem.ClockStep step => step.Until,
        TimelineItem.ControlCut cut => cut.Until,
        TimelineItem.GateFault fault => fault.Until,
        TimelineItem.DropCopyGap gap => gap.Until,
        _ => null,
    };

    private void PerformDay(TimelineItem item, long now)
    {
        switch (item)
        {
            case TimelineItem.MarketVolume volume:
                _events.SetVolume(volume.Factor);
                break;
            case TimelineItem.PriceShock shock:
                _events.Shock(shock, now);
                break;
            case TimelineItem.Halt halt:
                _events.Halt(halt, now);
                break;
            case TimelineItem.TelemetryGap gap:
                Disturb(gap, begins: true);
                break;
            case TimelineItem.ClockStep step:
                SetClocks(step, step.By);
                break;
            case TimelineItem.ControlCut cut:
                Cut(cut, begins: true);
                break;
            case TimelineItem.GateFault or TimelineItem.DropCopyGap or TimelineItem.RogueOrders:
                Fault(item, begins: true, now);
                break;
            case TimelineItem.ServerStarts starts:
                Find(starts.Server).ComeOn(now);
                break;
            case TimelineItem.Ends ends:
                End(ends.What, now);
                break;
            default:
                break; // a remark changes nothing
        }
    }

    private void End(TimelineItem item, long now)
    {
        switch (item)
        {
            case TimelineItem.MarketVolume:
                _events.SetVolume(1);
                break;
            case TimelineItem.Halt halt:
                _events.Reopen(halt, now);
                break;
            case TimelineItem.TelemetryGap gap:
                Disturb(gap, begins: false);
                break;
            case TimelineItem.ClockStep step:
                SetClocks(step, TimeSpan.Zero);
                break;
            case TimelineItem.ControlCut cut:
                Cut(cut, begins: false);
                break;
            default:
                Fault(item, begins: false, now);
                break;
        }
    }

    private void Fault(TimelineItem item, bool begins, long now)
    {
        switch (item)
        {
            case TimelineItem.GateFault fault:
                foreach (RoutingServer server in Select(fault.Servers))
                {
                    if (begins)
                        server.Fail(fault);
                    else
                        server.Mend(fault);
                }
                break;
            case TimelineItem.DropCopyGap gap:
                foreach (RoutingServer server in Select(gap.Servers))
                    _outside.Disturb(server.Definition.Id.Index, gap.What, begins);
                break;
            case TimelineItem.RogueOrders rogue:
                _outside.Rogues.Begin(rogue, Find(rogue.Server).Definition.Id.Index, now);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(item), item, "It does not last.");
        }
    }

    private void Disturb(TimelineItem.TelemetryGap gap, bool begins)
    {
        foreach (RoutingServer server in Select(gap.Servers))
        {
            if (gap.What == TelemetryGapKind.Loses)
                server.Feed.LoseAll(begins);
            else
                server.Feed.Stall(begins);
        }
    }

    private void Cut(TimelineItem.ControlCut cut, bool begins)
    {
        foreach (RoutingServer server in Select(cut.Servers))
            server.CutControl(begins);
    }

    private void SetClocks(TimelineItem.ClockStep step, TimeSpan by)
    {
        foreach (RoutingServer server in Select(step.Servers))
            server.Feed.SetClock((step.Direction == ClockDirection.Ahead ? 1 : -1) * by.Ticks * 100);
    }

    private void Change(ImmutableArray<string> names, long now, Action<RoutingServer> change)
    {
        foreach (RoutingServer server in Select(names))
        {
            change(server);
            server.PublishManifest(now);
        }
    }

    private IEnumerable<RoutingServer> Select(ImmutableArray<string> names) =>
        names.IsDefaultOrEmpty ? _servers : names.Select(Find);

    private RoutingServer Find(string name) =>
        Array.Find(_servers, s => s.Definition.Name == name) ??
        throw new ArgumentException(
            $"There is no server {name}; the servers are {string.Join(", ", _servers.Select(s => s.Definition.Name))}.",
            nameof(name));
}
