using Ops.Dashboard.Startup;

namespace Ops.Dashboard.Debrief;

/// <summary>
/// Things that take seconds to make and are made before they are asked for, of what was looked at last: one after the
/// other, behind everything else, and not at all while somebody waits for something that is worked out. Any thread.
/// </summary>
/// <typeparam name="T">What is made; whoever takes one disposes of it.</typeparam>
/// <param name="log">Where failures are told.</param>
internal sealed class ReadyOnes<T>(ILogger log) : IDisposable
    where T : class, IDisposable
{
    private readonly Lock _lock = new();
    private readonly ManualResetEventSlim _mayGoOn = new(initialState: true);
    private Kept? _kept;
    private int _pauses;
    private bool _isOver;

    /// <summary>How many stand.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _kept?.Slots.Count(static slot => slot.It is not null) ?? 0;
        }
    }

    /// <summary>Makes one.</summary>
    /// <param name="pass">To be called now and then meanwhile: throws when it is given up, and may wait.</param>
    /// <returns>It; null when there is none to be had, now or later.</returns>
    public delegate T? Maker(Action pass);

    /// <summary>Begins to make those that do not stand yet; those of another are given up.</summary>
    /// <param name="of">What they are of.</param>
    /// <param name="makers">Make them; the first is worth the most. Asked for when none of that is kept.</param>
    public void Prepare(string of, Func<IReadOnlyList<Maker>> makers)
    {
        lock (_lock)
        {
            if (_isOver)
                return;
            if (_kept?.Of != of)
            {
                GiveUp();
                _kept = new Kept(of, [.. makers().Select(static maker => new Slot(maker))]);
            }
            if (!_kept!.IsMaking)
                Begin(_kept);
        }
    }

    /// <summary>
    /// Takes the one that is worth the most to whoever asks. Where none stands, the first may be waited for while it is
    /// being made.
    /// </summary>
    /// <param name="of">What it is of.</param>
    /// <param name="worth">What one is worth; null for nothing.</param>
    /// <param name="waits">Whether the first is worth waiting for.</param>
    /// <returns>It; null when there is none.</returns>
    public async Task<T?> TakeAsync(string of, Func<T, long?> worth, bool waits = true)
    {
        Task first;
        lock (_lock)
        {
            if (_kept?.Of != of)
                return null;
            T? best = Best(_kept, worth);
            if (best is not null || !waits)
                return best;
            first = _kept.Slots[0].Making;
        }
        await first;
        lock (_lock)
            return _kept?.Of == of ? Best(_kept, worth) : null;
    }

    /// <summary>Nothing is made on until the answer is disposed of, by everybody who paused it.</summary>
    /// <returns>Ends the pause.</returns>
    public IDisposable Pause()
    {
        lock (_lock)
        {
            _pauses++;
            _mayGoOn.Reset();
        }
        return new Paused(this);
    }

    /// <summary>Gives them up, whether they stand or are being made.</summary>
    /// <param name="of">What they are of.</param>
    public void Forget(string of)
    {
        lock (_lock)
        {
            if (_kept?.Of == of)
                GiveUp();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _isOver = true;
            GiveUp();
        }
    }

    private void GiveUp()
    {
        if (_kept is not { } kept)
            return;
        _kept = null;
        kept.Stop.Cancel();
        foreach (Slot slot in kept.Slots)
            slot.Take()?.Dispose();
        if (!kept.IsMaking)
            kept.Stop.Dispose();
    }

    private static T? Best(Kept kept, Func<T, long?> worth) => kept.Slots
        .Where(static slot => slot.It is not null)
        .Select(slot => (Slot: slot, Worth: worth(slot.It!))).Where(static one => one.Worth is not null)
        .OrderByDescending(static one => one.Worth).Select(static one => one.Slot).FirstOrDefault()?.Take();

    private void Begin(Kept kept)
    {
        if (kept.Slots.FirstOrDefault(static slot => slot.IsMissing) is not { } next)
            return;
        kept.IsMaking = true;
        next.Making = MakeAsync(kept, next);
    }

    private async Task MakeAsync(Kept kept, Slot slot)
    {
        T? made = await MadeAsync(kept, slot.Make);
        lock (_lock)
        {
            kept.IsMaking = false;
            if (_kept == kept)
            {
                slot.Put(made);
                Begin(kept);
                return;
            }
        }
        made?.Dispose(); // given up meanwhile
        kept.Stop.Dispose();
    }

    private async Task<T?> MadeAsync(Kept kept, Maker make)
    {
        CancellationToken stop = kept.Stop.Token;
        try
        {
            return await QuietThread.RunAsync("ready one", () => make(() => _mayGoOn.Wait(stop)));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return null; // another is looked at, or the program ends
        }
        catch (Exception failure) // who needs it does without, and is told what is wrong there
        {
            log.LogError(failure, "Nothing can be made ready for {Of}", kept.Of);
            return null;
        }
    }

    private void EndPause()
    {
        lock (_lock)
        {
            if (--_pauses == 0)
                _mayGoOn.Set();
        }
    }

    private sealed class Kept(string of, IReadOnlyList<Slot> slots)
    {
        public string Of { get; } = of;

        public IReadOnlyList<Slot> Slots { get; } = slots;

        public CancellationTokenSource Stop { get; } = new();

        public bool IsMaking { get; set; }
    }

    private sealed class Slot(Maker make)
    {
        private bool _isNone;

        public Maker Make { get; } = make;

        public Task Making { get; set; } = Task.CompletedTask;

        public T? It { get; private set; }

        public bool IsMissing => It is null && !_isNone;

        public void Put(T? made) => (It, _isNone) = (made, made is null);

        public T? Take()
        {
            T? taken = It;
            It = null;
            return taken;
        }
    }

    private sealed class Paused(ReadyOnes<T> ones) : IDisposable
    {
        private bool _isEnded;

        public void Dispose()
        {
            if (!_isEnded)
                ones.EndPause();
            _isEnded = true;
        }
    }
}
