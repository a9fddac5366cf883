namespace Ops.Dashboard.Drill;

/// <summary>A door within reach.</summary>
/// <param name="Press">Presses; answers null, or the hop that is broken.</param>
/// <param name="Fault">Why the door is out of reach; null when it is not.</param>
internal sealed record DoorHandle(Func<CancellationToken, Task<string?>>? Press, string? Fault)
{
    /// <summary>A door that can't be come to.</summary>
    /// <param name="fault">The hop that is broken.</param>
    /// <returns>The handle.</returns>
    public static DoorHandle OutOfReach(string fault) => new(null, fault);

    /// <summary>A door that can be pressed.</summary>
    /// <param name="press">Presses; answers null, or the hop that is broken.</param>
    /// <returns>The handle.</returns>
    public static DoorHandle At(Func<CancellationToken, Task<string?>> press) => new(press, null);
}
