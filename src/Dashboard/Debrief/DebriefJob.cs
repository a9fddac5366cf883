namespace Ops.Dashboard.Debrief;

/// <summary>Something of a debrief that takes a while.</summary>
/// <typeparam name="T">What comes of it.</typeparam>
internal sealed class DebriefJob<T>
    where T : class
{
    private double _done;

    /// <summary>Its end; faulted when it failed.</summary>
    public required Task<T> Result { get; set; }

    /// <summary>The part that is done, 0 to 1. Any thread.</summary>
    public double Done
    {
        get => Volatile.Read(ref _done);
        set => Volatile.Write(ref _done, value);
    }
}
