using System.Runtime.CompilerServices;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Metrics;

/// <summary>
/// What one server did for one parent order: a slot of the table, free while its number is 0. It is 32 bytes, two to a
/// cache line: what is committed shares a word with what the parent is like.
/// </summary>
internal struct ParentOrder
{
    /// <summary>A value of the era; eras are counted modulo it.</summary>
    public const int Eras = 1 << (CommittedAt - EraAt);

    private const long SideBits = 0b11;
    private const long StaleBit = 1 << 2;
    private const long OverfilledBit = 1 << 3;
    private const long ExcusedBit = 1 << 4;
    private const int EraAt = 5;
    private const int CommittedAt = 16;
    private const long EraBits = (Eras - 1L) << EraAt;

    /// <summary>Its number.</summary>
    public long Number;

    /// <summary>Shares executed in its direction, less those executed against it.</summary>
    public long Executed;

    /// <summary>The parent's shares; 0 when its arrival was not seen.</summary>
    public int Quantity;

    /// <summary>Children sent.</summary>
    public int Children;

    private long _state;

    /// <summary>Executed shares and the live ones of its children in its direction.</summary>
    public readonly long Committed => _state >> CommittedAt;

    /// <summary>Which way it trades; none when its arrival was not seen.</summary>
    public readonly Side Side => (Side)(_state & SideBits);

    /// <summary>Whether events were lost while it had live children: what it has live may be less.</summary>
    public readonly bool IsStale => (_state & StaleBit) != 0;

    /// <summary>Whether more was executed than the client asked for, at some time.</summary>
    public bool WasOverfilled
    {
        readonly get => (_state & OverfilledBit) != 0;
        set => _state = value ? _state | OverfilledBit : _state & ~OverfilledBit;
    }

    /// <summary>Whether its arrival is taken to be among the lost events.</summary>
    public bool IsExcused
    {
        readonly get => (_state & ExcusedBit) != 0;
        set => _state = value ? _state | ExcusedBit : _state & ~ExcusedBit;
    }

    /// <summary>Whether more is executed than the client asked for.</summary>
    public readonly bool IsOverfilled => Quantity > 0 && Executed > Quantity;

    /// <summary>Whether nothing more is to be expected of it.</summary>
    public readonly bool IsFilled => Quantity > 0 && Executed == Quantity;

    /// <summary>Whether it was touched since events were lost last.</summary>
    /// <param name="era">The present era, in place.</param>
    /// <returns>Whether it knows.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool IsOf(long era) => (_state & EraBits) == era;

    /// <summary>An era as it stands in a parent.</summary>
    /// <param name="era">Times events were lost.</param>
    /// <returns>The era in place.</returns>
    public static long InPlace(long era) => (era << EraAt) & EraBits;

    /// <summary>Takes note of lost events: live shares may have gone without a word.</summary>
    /// <param name="era">The present era, in place.</param>
    public void Enter(long era) =>
        _state = (_state & ~EraBits) | era | (Committed > Executed ? StaleBit : 0L);

    /// <summary>Its arrival was seen.</summary>
    /// <param name="quantity">Its shares.</param>
    /// <param name="side">Which way it trades.</param>
    public void Arrive(int quantity, Side side)
    {
        Quantity = quantity;
        _state = (_state & ~(SideBits | ExcusedBit)) | ((long)side & SideBits);
    }

    /// <summary>1 when a side is against the parent's, else 0: also when the parent's is not known.</summary>
    /// <param name="side">Buy or sell.</param>
    /// <returns>1 or 0.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int Opposes(Side side) => (int)((((_state & SideBits) ^ (long)side) + 1) >> 2);

    /// <summary>Moves what is committed.</summary>
    /// <param name="change">Shares, signed.</param>
    /// <returns>What is committed now.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Commit(long change)
    {
        long state = checked(_state + (change << CommittedAt));
        _state = state;
        return state >> CommittedAt;
    }
}
