namespace Ops.Dashboard.Tests.Drill;

/// <summary>A clock on which every wait is over at once and no time passes.</summary>
internal sealed class HastyTime : TimeProvider
{
    public override long GetTimestamp() => 0;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Rung(callback, state, dueTime);

    private sealed class Rung : ITimer
    {
        public Rung(TimerCallback callback, object? state, TimeSpan due)
        {
            if (due != Timeout.InfiniteTimeSpan)
                ThreadPool.QueueUserWorkItem(_ => callback(state));
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
            // it has rung
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
