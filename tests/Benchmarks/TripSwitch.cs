using Ops.Telemetry.Contracts;

namespace Ops.Benchmarks;

/// <summary>Notes when a breaker's hold was latched, on the loop's own thread.</summary>
/// <param name="inner">The switch.</param>
/// <param name="time">The clock.</param>
internal sealed class TripSwitch(IKillSwitch inner, TimeProvider time) : IKillSwitch
{
    private HaltTicket? _ticket;

    /// <summary>Timestamp at which the last kill had returned.</summary>
    public long ReturnedAt { get; private set; }

    /// <summary>Timestamp at which the last trip began to become a kill.</summary>
    public long RequestedAt { get; private set; }

    /// <summary>Timestamp at which the last kill was called.</summary>
    public long CalledAt { get; private set; }

    /// <inheritdoc/>
    public HaltTicket Halt(HaltCommand command)
    {
        (RequestedAt, CalledAt) = (command.RequestedTimestamp, time.GetTimestamp());
        HaltTicket ticket = inner.Halt(command);
        ReturnedAt = time.GetTimestamp();
        Volatile.Write(ref _ticket, ticket); // publishes the timestamp too
        return ticket;
    }

    /// <summary>Takes the ticket of the last kill, once.</summary>
    /// <returns>The ticket, or null when there is none.</returns>
    public HaltTicket? Take() => Interlocked.Exchange(ref _ticket, null);
}
