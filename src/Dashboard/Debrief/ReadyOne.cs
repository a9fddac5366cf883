using Ops.Dashboard.Startup;

namespace Ops.Dashboard.Debrief;

/// <summary>
/// Something that takes seconds to make and is made before it is asked for, behind everything else: one at a time, of
/// what was looked at last. Any thread.
/// </summary>
/// <typeparam name="T">What is made; whoever takes it disposes of it.</typeparam>
/// <param name="log">Where failures are told.</param>
internal sealed class ReadyOne<T>(ILogger log) : IDisposable
    where T : class, IDisposable
{
    private readonly Lock _lock = new();
    private Made? _made;
    private bool _isOver;

    /// <summary>Begins to make it, unless it stands or is being made; that of another is given up.</summary>
    /// <param name="of">What it is of.</param>
    /// <param name="make">Makes it; ends early when it is given up.</param>
    public void Prepare(string of, Func<CancellationToken, T> make)
    {
        lock (_lock)
        {
            if (_isOver || _made?.Of == of)
                return;
            _made?.GiveUp();
            var stop = new CancellationTokenSource();
            _made = new Made(of, MakeAsync(of, make, stop.Token), stop);
        }
    }

    /// <summary>Takes it, when it has been begun: not before it stands.</summary>
    /// <param name="of">What it is of.</param>
    /// <returns>It; null when there is none, or it could not be made.</returns>
    public async Task<T?> TakeAsync(string of)
    {
        Made taken;
        lock (_lock)
        {
            if (_made is not { } made || made.Of != of)
                return null;
            (taken, _made) = (made, null);
        }
        T? it = await taken.It;
        taken.Stop.Dispose();
        return it;
    }

    /// <summary>Gives it up, whether it stands or is being made.</summary>
    /// <param name="of">What it is of.</param>
    public void Forget(string of)
    {
        lock (_lock)
        {
            if (_made?.Of != of)
                return;
            _made.GiveUp();
            _made = null;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _isOver = true;
            _made?.GiveUp();
            _made = null;
        }
    }

    private async Task<T?> MakeAsync(string of, Func<CancellationToken, T> make, CancellationToken stop)
    {
        try
        {
            return await QuietThread.RunAsync("ready one", () => make(stop));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return null; // another is looked at, or the program ends
        }
        catch (Exception failure) // who needs it does without, and is told what is wrong there
        {
            log.LogError(failure, "Nothing can be made ready for {Of}", of);
            return null;
        }
    }

    private sealed record Made(string Of, Task<T?> It, CancellationTokenSource Stop)
    {
        public void GiveUp()
        {
            Stop.Cancel();
            _ = DisposeAsync();
        }

        private async Task DisposeAsync()
        {
            using CancellationTokenSource stop = Stop;
            using T? it = await It;
        }
    }
}
