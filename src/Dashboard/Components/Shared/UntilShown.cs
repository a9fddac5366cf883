namespace Ops.Dashboard.Components.Shared;

/// <summary>
/// Draws a page again and again until it has shown the end of something that goes on elsewhere. What ends between a
/// look at it and the question whether it goes on would else never be drawn.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="pace">Time between two drawings.</param>
internal sealed class UntilShown(TimeProvider time, TimeSpan pace)
{
    /// <summary>Whether the end was drawn.</summary>
    public bool IsShown { get; private set; }

    /// <summary>Asked by the page while it draws.</summary>
    /// <param name="isOver">Whether it is over, as the page draws it now.</param>
    /// <returns>The same.</returns>
    public bool Show(bool isOver) => IsShown = isOver;

    /// <summary>Draws until the end was shown.</summary>
    /// <param name="draw">Draws the page.</param>
    /// <param name="gone">The page is gone.</param>
    /// <returns>A task that ends then, or with the page.</returns>
    public async Task RunAsync(Func<Task> draw, CancellationToken gone)
    {
        try
        {
            while (!IsShown)
            {
                await Task.Delay(pace, time, gone);
                await draw();
            }
        }
        catch (OperationCanceledException)
        {
            // the page is gone
        }
    }
}
