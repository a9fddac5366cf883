using Microsoft.Extensions.Time.Testing;
using Ops.Dashboard.Components.Shared;
using Xunit;

namespace Ops.Dashboard.Tests.Components.Shared;

public sealed class UntilShownTests
{
    private static readonly TimeSpan s_pace = TimeSpan.FromMilliseconds(500);

    private readonly FakeTimeProvider _time = new();
    private readonly List<bool> _drawn = [];
    private bool _isOver;

    [Fact]
    public async Task End_RightAfterItWasLookedAt_IsDrawnAllTheSame()
    {
        var shown = new UntilShown(_time, s_pace);
        Task run = shown.RunAsync(() =>
        {
            _drawn.Add(shown.Show(_isOver));
            _isOver = true; // between the drawing and the question whether there is more
            return Task.CompletedTask;
        }, CancellationToken.None);

        await PassAsync(run);

        Assert.Equal([false, true], _drawn);
    }

    [Fact]
    public async Task End_ThatIsShownAtOnce_IsNotDrawnAgain()
    {
        var shown = new UntilShown(_time, s_pace);
        shown.Show(isOver: true);

        await shown.RunAsync(() => throw new InvalidOperationException("drawn again"), CancellationToken.None);

        Assert.True(shown.IsShown);
    }

    [Fact]
    public async Task PageThatGoes_EndsTheDrawing()
    {
        using var gone = new CancellationTokenSource();
        var shown = new UntilShown(_time, s_pace);
        Task run = shown.RunAsync(() => Task.CompletedTask, gone.Token);

        await gone.CancelAsync();
        await run;

        Assert.False(shown.IsShown);
    }

    private async Task PassAsync(Task run)
    {
        for (int step = 0; step < 1_000 && !run.IsCompleted; step++)
        {
            _time.Advance(s_pace);
            await Task.Yield(); // whoever waited goes on
        }
        Assert.True(run.IsCompleted, "It goes on drawing.");
    }
}
