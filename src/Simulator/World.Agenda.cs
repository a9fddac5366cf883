using Ops.Simulator.Servers;
using Ops.Simulator.Time;

namespace Ops.Simulator;

/// <content>What happens when an item of the agenda is due.</content>
public sealed partial class World
{
    private void Perform(in AgendaItem item)
    {
        long now = item.TimeNanoseconds;
        switch (item.Kind)
        {
            case AgendaKind.ParentStep:
                _servers[item.Server].Step(item.Subject, item.Generation, now);
                break;
            case AgendaKind.VenueReceive when IsAlive(item):
                _venue.Arrive(item.Subject, now);
                break;
            case AgendaKind.VenueAnswer when IsAlive(item):
                _venue.Answer(item.Subject, now);
                break;
            case AgendaKind.VenueFill when IsAlive(item):
                _venue.Fill(item.Subject, now);
                break;
            case AgendaKind.VenueCancel when IsAlive(item):
                _venue.Cancel(item.Subject, now);
                break;
            case AgendaKind.RestedLongEnough when IsAlive(item):
                _servers[_orders[item.Subject].Server].TakeBack(item.Subject, now);
                break;
            case AgendaKind.Arrival:
                Arrive(item.Subject, now);
                break;
            case AgendaKind.Timeline:
                _timeline.Perform(item.Subject, now);
                break;
            case AgendaKind.RecordedRow:
                _recorded?.Play(now);
                break;
            case AgendaKind.RecordedCancel:
                _recorded?.AnswerCancel(item.Subject, now);
                break;
            case AgendaKind.RogueOrder or AgendaKind.RogueFill:
                _outside.Perform(item, Fleet.Symbols.Length);
                break;
            case AgendaKind.QueueTurn:
                _servers[item.Server].TurnQueue(item.Subject, now);
                break;
            case AgendaKind.Open:
                OpenMarket(now);
                break;
            case AgendaKind.Close:
                CloseMarket(now);
                break;
            default:
                break; // what it was planned for has ended
        }
    }

    private bool IsAlive(in AgendaItem item) => _orders.IsAlive(item.Subject, item.Generation);

    private void Arrive(int stream, long now)
    {
        (ushort server, ParentOrder order) = _arrivals[stream].Arrive(++_parents);
        _servers[server].Receive(order, now);
        PlanArrival(stream, now);
    }

    private void PlanArrival(int stream, long after)
    {
        long at = _arrivals[stream].NextAfter(after);
        if (at != long.MaxValue)
            _agenda.Add(Math.Max(at, _day.Start), AgendaKind.Arrival, stream);
    }
}
