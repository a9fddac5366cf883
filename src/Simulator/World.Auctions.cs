using Ops.Simulator.Servers;

namespace Ops.Simulator;

/// <content>The opening and the closing auction.</content>
public sealed partial class World
{
    private void OpenMarket(long now)
    {
        _market.Open();
        foreach (RoutingServer server in _servers)
        {
            server.ForEachOpen(slot => CrossOrWork(slot, now));
            server.BeginWaiting(now);
        }
    }

    // Orders accepted for the opening auction trade in it, or go on as ordinary ones when their limit did not allow it.
    private void CrossOrWork(int slot, long now)
    {
        if (_orders[slot] is { Accepted: true, OnClose: false } && !_venue.Cross(slot, now))
            _venue.PlanFill(slot, now);
    }

    private void CloseMarket(long now)
    {
        _recorded?.Close();
        foreach (RoutingServer server in _servers)
        {
            server.ForEachOpen(slot => _venue.Cross(slot, now));
            server.ForEachOpen(slot => _venue.Expire(slot, now));
            server.EndDay(now);
        }
        _market.Close();
    }
}
