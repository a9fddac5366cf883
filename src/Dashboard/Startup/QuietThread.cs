namespace Ops.Dashboard.Startup;

/// <summary>Long work on a thread of its own behind everything else: a control room runs in this process.</summary>
internal static class QuietThread
{
    /// <summary>Runs it.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="name">Name of the thread.</param>
    /// <param name="work">The work.</param>
    /// <returns>What came of it, or its failure.</returns>
    public static Task<T> RunAsync<T>(string name, Func<T> work)
    {
        var end = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                end.SetResult(work());
            }
            catch (Exception failure) // whoever awaits the task gets it
            {
                end.SetException(failure);
            }
        })
        {
            IsBackground = true, Priority = ThreadPriority.BelowNormal, Name = name,
        };
        thread.Start();
        return end.Task;
    }
}
