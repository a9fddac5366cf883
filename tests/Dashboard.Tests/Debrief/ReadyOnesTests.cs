using Microsoft.Extensions.Logging.Abstractions;
using Ops.Dashboard.Debrief;
using Xunit;

namespace Ops.Dashboard.Tests.Debrief;

public sealed class ReadyOnesTests : IDisposable
{
    private readonly ReadyOnes<Thing> _ready = new(NullLogger.Instance);
    private readonly SemaphoreSlim _mayEnd = new(0);
    private int _begun;
    private int _failed;

    [Fact]
    public async Task Taken_IsWhatWasMade_AndOfItsOwn_AndIsMadeAnew()
    {
        Thing thing = new(), next = new();
        var made = new Queue<Thing>([thing, next]);
        Prepare("a", _ => made.Dequeue());

        Assert.Null(await _ready.TakeAsync("b", Any));
        Assert.Same(thing, await _ready.TakeAsync("a", Any));
        Assert.Null(await _ready.TakeAsync("a", Any));
        Assert.False(thing.Gone.IsCompleted);

        Prepare("a", _ => throw new InvalidOperationException("it is known how they are made"));
        Assert.Same(next, await _ready.TakeAsync("a", Any));
    }

    [Fact]
    public async Task OfThoseThatStand_TheOneWorthTheMostIsTaken_AndTheNextThen()
    {
        Thing first = new(1), second = new(3), third = new(2);
        Prepare("a", _ => first, _ => second, _ => third, pass => Make(new Thing(4), pass));
        await BegunAsync(1);

        Assert.Same(second, await _ready.TakeAsync("a", Any));
        Assert.Same(third, await _ready.TakeAsync("a", static thing => thing.Worth == 1 ? null : thing.Worth));
        Assert.Null(await _ready.TakeAsync("a", static thing => thing.Worth == 1 ? null : thing.Worth));
        Assert.Same(first, await _ready.TakeAsync("a", Any));
    }

    [Fact]
    public async Task AskedForTwice_IsMadeOnce_AndTheFirstIsWaitedFor()
    {
        var thing = new Thing();
        Prepare("a", pass => Make(thing, pass));
        Prepare("a", pass => Make(new Thing(), pass));
        Task<Thing?> taken = _ready.TakeAsync("a", Any);
        Assert.False(taken.IsCompleted);
        Assert.Null(await _ready.TakeAsync("a", Any, waits: false));

        _mayEnd.Release();

        Assert.Same(thing, await taken);
        Assert.Equal(1, _begun);
    }

    [Fact]
    public async Task WhilePaused_NothingIsMadeOn_UntilEveryPauseHasEnded()
    {
        var thing = new Thing();
        IDisposable one = _ready.Pause();
        IDisposable two = _ready.Pause();
        Prepare("a", pass =>
        {
            Interlocked.Increment(ref _begun);
            pass();
            return thing;
        });
        await BegunAsync(1);
        Task<Thing?> taken = _ready.TakeAsync("a", Any);

        one.Dispose();
        one.Dispose();
        Assert.False(taken.IsCompleted);
        two.Dispose();

        Assert.Same(thing, await taken);
    }

    [Fact]
    public async Task Another_GivesUpThoseBefore_WhetherTheyStandOrAreBeingMade()
    {
        Thing stands = new(), last = new();
        Prepare("a", _ => stands, pass => Make(new Thing(), pass));
        await BegunAsync(1);
        Prepare("b", pass => Make(new Thing(), pass));
        Prepare("c", _ => last);

        await stands.Gone;
        Assert.Null(await _ready.TakeAsync("b", Any));
        Assert.Same(last, await _ready.TakeAsync("c", Any));
    }

    [Fact]
    public async Task OneThatCantBeMade_IsNone_IsNotTriedAgain_AndTheNextIsMade()
    {
        var thing = new Thing();
        Prepare("a", _ => Failed(), _ => null, pass => Make(thing, pass));
        _mayEnd.Release(2);
        await BegunAsync(1);
        while (await _ready.TakeAsync("a", Any) != thing)
            await Task.Yield();

        Prepare("a");
        await BegunAsync(2);
        Assert.Equal(1, _failed);
    }

    [Fact]
    public async Task Forgotten_IsGone_AndNoOther()
    {
        var stands = new Thing();
        Prepare("a", _ => stands, pass => Make(new Thing(), pass));
        await BegunAsync(1);

        _ready.Forget("b");
        Assert.False(stands.Gone.IsCompleted);
        _ready.Forget("a");

        await stands.Gone;
        Assert.Null(await _ready.TakeAsync("a", Any));
    }

    [Fact]
    public async Task AtTheEnd_WhatStandsIsGone_AndNothingIsBegun()
    {
        Thing stands = new(), late = new();
        Prepare("a", _ => stands, _ =>
        {
            Interlocked.Increment(ref _begun);
            _mayEnd.Wait(TestContext.Current.CancellationToken);
            return late;
        });
        await BegunAsync(1);

        _ready.Dispose();
        Prepare("b", pass => Make(new Thing(), pass));

        await stands.Gone;
        Assert.False(late.Gone.IsCompleted);
        _mayEnd.Release();
        await late.Gone;
        Assert.Null(await _ready.TakeAsync("b", Any));
        Assert.Equal(1, _begun);
    }

    public void Dispose()
    {
        _ready.Dispose();
        _mayEnd.Dispose();
    }

    private static long? Any(Thing thing) => thing.Worth;

    private void Prepare(string of, params ReadyOnes<Thing>.Maker[] makers) => _ready.Prepare(of, () => makers);

    private async Task BegunAsync(int many)
    {
        while (Volatile.Read(ref _begun) < many)
            await Task.Yield();
    }

    private Thing? Failed()
    {
        _failed++;
        throw new InvalidOperationException("no room");
    }

    private Thing Make(Thing thing, Action pass)
    {
        Interlocked.Increment(ref _begun);
        while (!_mayEnd.Wait(0, TestContext.Current.CancellationToken))
            pass();
        return thing;
    }

    private sealed class Thing(long worth = 0) : IDisposable
    {
        private readonly TaskCompletionSource _gone = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public long Worth => worth;

        public Task Gone => _gone.Task;

        public void Dispose() => _gone.TrySetResult();
    }
}
