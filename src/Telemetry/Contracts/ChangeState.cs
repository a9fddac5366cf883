using System.Collections.Immutable;

namespace Ops.Telemetry.Contracts;

/// <summary>Changes that were asked for.</summary>
/// <param name="Version">Rises with every change of it.</param>
/// <param name="CanApply">Whether changes can be made from here; else they are only thought through.</param>
/// <param name="Waiting">Changes that wait for a second person, oldest first.</param>
/// <param name="Done">Changes that were made, newest first; the last fifty.</param>
public sealed record ChangeState(
    long Version, bool CanApply, ImmutableArray<ChangeEntry> Waiting, ImmutableArray<ChangeEntry> Done)
{
    /// <summary>Nothing was asked for, and nothing can be.</summary>
    public static ChangeState None { get; } = new(0, CanApply: false, [], []);
}
