using System.Collections.Concurrent;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Api;

/// <summary>
/// The last kills given by people and scripts, so that their receipts outlive the holds. A kill waits for nothing here.
/// </summary>
internal sealed class TicketBook
{
    /// <summary>Tickets kept; the oldest goes first.</summary>
    public const int Capacity = 1_024;

    private const int DrillCapacity = 32;

    private readonly ConcurrentDictionary<Guid, Entry> _entries = new();
    private readonly ConcurrentQueue<Guid> _order = new();
    private readonly ConcurrentQueue<Guid> _drills = new();

    /// <summary>Remembers a ticket, unless its command is known.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="epoch">The world it was given in.</param>
    /// <param name="mode">What that world is.</param>
    /// <returns>The entry.</returns>
    public Entry Add(HaltTicket ticket, long epoch, FleetMode mode)
    {
        var entry = new Entry(ticket, epoch, mode);
        Entry kept = _entries.GetOrAdd(ticket.Hold.CommandId, entry);
        if (!ReferenceEquals(kept, entry))
        {
            if (ticket.Repeated)
                return kept;
            _entries[ticket.Hold.CommandId] = entry; // another world took it as new: that is what it stopped
            return entry;
        }
        // drills come all day: in a row of their own they push no real ticket out
        bool drill = ticket.Hold.Scope.IsCanary;
        (ConcurrentQueue<Guid> row, int room) = drill ? (_drills, DrillCapacity) : (_order, Capacity);
        row.Enqueue(ticket.Hold.CommandId);
        if (row.Count > room && row.TryDequeue(out Guid oldest))
            _entries.TryRemove(oldest, out _);
        return entry;
    }

    /// <summary>Finds a ticket.</summary>
    /// <param name="commandId">The command that made it.</param>
    /// <returns>The entry; null when there is none.</returns>
    public Entry? Find(Guid commandId) => _entries.GetValueOrDefault(commandId);

    /// <summary>One kill.</summary>
    /// <param name="ticket">What the kill switch answered.</param>
    /// <param name="epoch">The world it was given in.</param>
    /// <param name="mode">What that world is.</param>
    internal sealed class Entry(HaltTicket ticket, long epoch, FleetMode mode)
    {
        private volatile bool _seen;
        private long _epoch = epoch;
        private volatile IReadOnlyList<KillReceiptServer>? _last;

        /// <summary>Its servers when somebody last looked while it stood; null for never.</summary>
        public IReadOnlyList<KillReceiptServer>? Last
        {
            get => _last;
            set => _last = value;
        }

        /// <summary>What the kill switch answered.</summary>
        public HaltTicket Ticket => ticket;

        /// <summary>The world in which its hold was seen last: a day that begins takes over what stands.</summary>
        public long Epoch
        {
            get => Interlocked.Read(ref _epoch);
            set => Interlocked.Exchange(ref _epoch, value);
        }

        /// <summary>What that world is.</summary>
        public FleetMode Mode => mode;

        /// <summary>Whether its hold was ever in the control picture, which follows the kill by a moment.</summary>
        public bool Seen
        {
            get => _seen;
            set => _seen = value;
        }
    }
}
