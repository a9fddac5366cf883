using Ops.Telemetry.Model;

namespace Ops.Telemetry.Metrics;

/// <summary>
/// P&amp;L over time, read at ticks: its highest value, and how fast it moved over the last ten seconds. Before ten
/// seconds have passed the change since the first tick is still divided by ten, so a short history never exaggerates.
/// </summary>
internal sealed class PnlTrack
{
    private const int Seconds = 10;
    private const int Slots = Seconds * 1_000 / Limits.BucketMilliseconds;
    private const long SlotNanoseconds = Limits.BucketMilliseconds * MarketTime.NanosecondsPerMillisecond;

    private readonly long[] _ring = new long[Slots];
    private long _slot = -1;
    private long _highest;
    private long _tenSecondsAgo;
    private long _ticks;

    /// <summary>How far the latest P&amp;L is below the highest.</summary>
    public long Drawdown { get; private set; }

    /// <summary>Change per second over the last ten seconds.</summary>
    public long PerSecond { get; private set; }

    /// <summary>Takes the P&amp;L of a tick.</summary>
    /// <param name="nanoseconds">The tick.</param>
    /// <param name="pnl">P&amp;L in money units.</param>
    public void Add(long nanoseconds, long pnl)
    {
        _highest = Math.Max(_highest, pnl);
        Drawdown = checked(_highest - pnl);
        long slot = nanoseconds / SlotNanoseconds;
        if (_slot < 0)
        {
            Array.Fill(_ring, pnl);
            _slot = slot;
        }
        if (slot < _slot)
            return; // a tick from the past moves no history
        long last = _ring[_slot % Slots];
        for (long skipped = Math.Max(_slot + 1, slot - Slots); skipped < slot; skipped++)
            _ring[skipped % Slots] = last; // a tick that never came: the value had not moved as far as anyone knows
        if (slot > _slot || _ticks == 0)
            _tenSecondsAgo = _ring[slot % Slots];
        PerSecond = checked(pnl - _tenSecondsAgo) / Seconds;
        _ring[slot % Slots] = pnl;
        _slot = slot;
        _ticks++;
    }
}
