using System.Runtime.CompilerServices;

namespace Ops.Simulator.Servers;

/// <summary>
/// Counts in a sliding second of market time, in buckets of 100 ms. Eleven of them, the current one included: so no
/// second, wherever it begins, ever holds more than the count says. Time that steps back counts as the latest seen.
/// </summary>
internal struct SecondCounter
{
    private const int Buckets = 11;
    private const long BucketNanoseconds = 100_000_000;

    private Ring _ring;
    private long _bucket;
    private int _sum;

    /// <summary>How many there were in the second before an instant.</summary>
    /// <param name="nanoseconds">The instant.</param>
    /// <returns>The count.</returns>
    public int At(long nanoseconds)
    {
        long bucket = nanoseconds / BucketNanoseconds;
        if (bucket > _bucket)
            Advance(bucket);
        return _sum;
    }

    /// <summary>Counts one.</summary>
    /// <param name="nanoseconds">When.</param>
    public void Add(long nanoseconds)
    {
        At(nanoseconds);
        _ring[(int)(_bucket % Buckets)]++;
        _sum++;
    }

    private void Advance(long bucket)
    {
        long passed = Math.Min(bucket - _bucket, Buckets);
        for (long i = 1; i <= passed; i++)
        {
            ref int old = ref _ring[(int)((_bucket + i) % Buckets)];
            _sum -= old;
            old = 0;
        }
        _bucket = bucket;
        if (passed == Buckets)
            _ring = default; // all of it is over; the positions moved by more than a round
    }

    [InlineArray(Buckets)]
    private struct Ring
    {
        private int _first;
    }
}
