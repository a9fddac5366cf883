using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Control;

/// <summary>
/// The tickets of the latest <see cref="Limits.CommandsRemembered"/> kills, so that one sent again over a bad line
/// finds the first answer even when its hold was released meanwhile. A forgotten one is taken as new: it stops, never
/// opens.
/// </summary>
internal sealed class TicketMemory
{
    private readonly Dictionary<Guid, HaltTicket> _tickets = [];
    private readonly Queue<Guid> _order = new();

    /// <summary>Finds a ticket.</summary>
    /// <param name="command">The command.</param>
    /// <returns>The ticket, or null.</returns>
    public HaltTicket? Find(Guid command) => _tickets.GetValueOrDefault(command);

    /// <summary>Keeps the first ticket of a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="ticket">Its ticket.</param>
    public void Remember(Guid command, HaltTicket ticket)
    {
        if (!_tickets.TryAdd(command, ticket))
            return;
        _order.Enqueue(command);
        if (_order.Count > Limits.CommandsRemembered)
            _tickets.Remove(_order.Dequeue());
    }
}
