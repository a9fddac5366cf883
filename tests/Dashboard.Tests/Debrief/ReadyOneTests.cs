using Microsoft.Extensions.Logging.Abstractions;
using Ops.Dashboard.Debrief;
using Xunit;

namespace Ops.Dashboard.Tests.Debrief;

public sealed class ReadyOneTests : IDisposable
{
    private readonly ReadyOne<Thing> _ready = new(NullLogger.Instance);
    private readonly SemaphoreSlim _mayEnd = new(0);
    private int _begun;

    [Fact]
    public async Task Taken_IsWhatWasMade_Once_AndOfItsOwn()
    {
        var thing = new Thing();
        _ready.Prepare("a", _ => thing);

        Assert.Null(await _ready.TakeAsync("b"));
        Assert.Same(thing, await _ready.TakeAsync("a"));
        Assert.Null(await _ready.TakeAsync("a"));
        Assert.False(thing.Gone.IsCompleted);
    }

    [Fact]
    public async Task AskedForTwice_IsMadeOnce_AndWaitedForByWhoTakesIt()
    {
        var thing = new Thing();
        _ready.Prepare("a", stop => Make(thing, stop));
        _ready.Prepare("a", stop => Make(new Thing(), stop));
        Task<Thing?> taken = _ready.TakeAsync("a");
        Assert.False(taken.IsCompleted);

        _mayEnd.Release();

        Assert.Same(thing, await taken);
        Assert.Equal(1, _begun);
    }

    [Fact]
    public async Task Another_GivesUpTheOneBefore_WhetherItStandsOrIsBeingMade()
    {
        var stands = new Thing();
        _ready.Prepare("a", _ => stands);
        _ready.Prepare("b", stop => Make(new Thing(), stop));
        var last = new Thing();
        _ready.Prepare("c", _ => last);

        await stands.Gone;
        Assert.Null(await _ready.TakeAsync("b"));
        Assert.Same(last, await _ready.TakeAsync("c"));
    }

    [Fact]
    public async Task OneThatCantBeMade_IsNone()
    {
        _ready.Prepare("a", _ => throw new InvalidOperationException("no room"));

        Assert.Null(await _ready.TakeAsync("a"));
    }

    [Fact]
    public async Task Forgotten_IsGone_AndNoOther()
    {
        var stands = new Thing();
        _ready.Prepare("a", _ => stands);

        _ready.Forget("b");
        Assert.False(stands.Gone.IsCompleted);
        _ready.Forget("a");

        await stands.Gone;
        Assert.Null(await _ready.TakeAsync("a"));
    }

    [Fact]
    public async Task AtTheEnd_WhatStandsIsGone_AndNothingIsBegun()
    {
        var stands = new Thing();
        _ready.Prepare("a", _ => stands);

        _ready.Dispose();
        _ready.Prepare("b", stop => Make(new Thing(), stop));

        await stands.Gone;
        Assert.Null(await _ready.TakeAsync("b"));
        Assert.Equal(0, _begun);
    }

    public void Dispose()
    {
        _ready.Dispose();
        _mayEnd.Dispose();
    }

    private Thing Make(Thing thing, CancellationToken stop)
    {
        Interlocked.Increment(ref _begun);
        _mayEnd.Wait(stop);
        return thing;
    }

    private sealed class Thing : IDisposable
    {
        private readonly TaskCompletionSource _gone = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Gone => _gone.Task;

        public void Dispose() => _gone.TrySetResult();
    }
}
