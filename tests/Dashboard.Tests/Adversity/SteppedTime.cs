using Microsoft.Extensions.Time.Testing;

namespace Ops.Dashboard.Tests.Adversity;

/// <summary>A clock on the wall that somebody sets; the clock beneath it runs on.</summary>
internal sealed class SteppedTime(FakeTimeProvider beneath) : TimeProvider
{
    private long _step;

    public override long TimestampFrequency => beneath.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => beneath.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _step));

    public override long GetTimestamp() => beneath.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        beneath.CreateTimer(callback, state, dueTime, period);

    public void Step(TimeSpan by) => Interlocked.Add(ref _step, by.Ticks);
}
