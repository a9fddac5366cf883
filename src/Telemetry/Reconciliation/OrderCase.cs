using Ops.Telemetry.Model;

namespace Ops.Telemetry.Reconciliation;

/// <summary>
/// One order and what each of the three sources has said of it: a slot of the table, free while its number is 0. It is
/// kept until gate, server and venue agree that it has ended.
/// </summary>
internal struct OrderCase
{
    /// <summary>The gate let it out, or the server's report says so where the tap lost it.</summary>
    public const ushort Gate = 1;

    /// <summary>The server's report has said something of it.</summary>
    public const ushort Server = 2;

    /// <summary>The venue received it.</summary>
    public const ushort Venue = 4;

    /// <summary>The venue answered it: accepted, executed or ended.</summary>
    public const ushort Answered = 8;

    /// <summary>What the venue ended of it was refused, not cancelled.</summary>
    public const ushort VenueRejected = 16;

    /// <summary>The gate let a cancel of it out.</summary>
    public const ushort CancelSent = 32;

    /// <summary>The venue received a cancel of it.</summary>
    public const ushort CancelReceived = 64;

    /// <summary>The venue refused a cancel of it.</summary>
    public const ushort CancelRefused = 128;

    /// <summary>A statement of the venue ended it, which named it among nothing that is open.</summary>
    public const ushort Stated = 256;

    // What an event touches comes first.
    public long Number;
    public int Quantity;
    public int ServerLeaves;
    public int ServerFilled;
    public int VenueLeaves;
    public int VenueFilled;
    public int Symbol;
    public long ChangedAt;
    public long SentAt;
    public ushort Flags;
    public Side Side;

    /// <summary>Whether it has a flag.</summary>
    /// <param name="flag">The flag.</param>
    /// <returns>Whether.</returns>
    public readonly bool Has(ushort flag) => (Flags & flag) != 0;

    /// <summary>Whether all three agree that it has ended.</summary>
    public readonly bool IsSettled =>
        (Flags & (Gate | Venue)) == (Gate | Venue) && (ServerLeaves | VenueLeaves) == 0;
}
