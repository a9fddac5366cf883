using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Scan;

/// <summary>
/// Orders in the sliding second and in the sliding 100 ms before each, exact at every order, from one ring of times
/// with two tails. The ring doubles up to <see cref="SlidingCount.Most"/>; there the count stops rising.
/// </summary>
internal sealed class SendClock
{
    private const long Second = MarketTime.NanosecondsPerSecond;
    private const long Burst = 100 * MarketTime.NanosecondsPerMillisecond;

    private const int InALine = 8; // of the processor's cache

    private long[] _ring = new long[256];
    private int _next;
    private int _secondTail;
    private int _burstTail;

    /// <summary>Orders in the second before the last one, itself included.</summary>
    public int InSecond => _next - _secondTail;

    /// <summary>Orders in the 100 ms before the last one, itself included.</summary>
    public int InBurst => _next - _burstTail;

    /// <summary>Brings near what the next orders need of the ring: where they go, and where the tails stand.</summary>
    /// <param name="orders">How many.</param>
    public void Bring(int orders)
    {
        ref long ring = ref MemoryMarshal.GetArrayDataReference(_ring);
        int mask = _ring.Length - 1;
        for (int ahead = 0; ahead < orders; ahead += InALine)
        {
            Nearby.Bring(ref Unsafe.Add(ref ring, (_next + ahead) & mask));
            Nearby.Bring(ref Unsafe.Add(ref ring, (_secondTail + ahead) & mask));
            Nearby.Bring(ref Unsafe.Add(ref ring, (_burstTail + ahead) & mask));
        }
    }

    /// <summary>Adds an order.</summary>
    /// <param name="at">When it left.</param>
    public void Add(long at)
    {
        if (_next - _secondTail == _ring.Length)
            MakeRoom();
        long[] ring = _ring;
        int mask = ring.Length - 1;
        ring[_next & mask] = at; // where either tail stops at the latest: no order is older than itself
        _secondTail = Advance(ring, mask, _secondTail, at - Second);
        _burstTail = Advance(ring, mask, Math.Max(_burstTail, _secondTail), at - Burst);
        _next++;
        if (_next > int.MaxValue / 2)
            Rebase();
    }

    /// <summary>
    /// Moves a tail past what is too old. About one order leaves for each that comes, but now none and now two, which
    /// no processor guesses: so the first two are counted without a branch, and more are rare.
    /// </summary>
    private static int Advance(long[] ring, int mask, int tail, long oldest)
    {
        tail += ring[tail & mask] <= oldest ? 1 : 0;
        tail += ring[tail & mask] <= oldest ? 1 : 0;
        while (ring[tail & mask] <= oldest)
            tail++;
        return tail;
    }

    private void MakeRoom()
    {
        if (_ring.Length >= SlidingCount.Most)
        {
            _secondTail++;
            _burstTail = Math.Max(_burstTail, _secondTail);
            return;
        }
        var larger = new long[_ring.Length * 2];
        for (int i = _secondTail; i < _next; i++)
            larger[i & (larger.Length - 1)] = _ring[i & (_ring.Length - 1)];
        _ring = larger;
    }

    /// <summary>Positions begin anew before they run out; a multiple of the length changes no place.</summary>
    private void Rebase()
    {
        int whole = _secondTail / _ring.Length * _ring.Length;
        (_next, _secondTail, _burstTail) = (_next - whole, _secondTail - whole, _burstTail - whole);
    }
}
