using System.Collections.Immutable;
using Ops.Simulator.Recording;
using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Sessions;

/// <summary>
/// What was done in a room so far, in order: enough, with its recipe, to make the room again. Kept whether or not the
/// session is recorded. Bounded; who asks whether it is whole is told when it is not.
/// </summary>
internal sealed class ActLog
{
    /// <summary>Most acts that are kept.</summary>
    public const int Most = 10_000;

    private ImmutableArray<RecordedAct> _acts = [];
    private volatile bool _isWhole = true;

    /// <summary>The acts, in order.</summary>
    public ImmutableArray<RecordedAct> All => ImmutableInterlocked.InterlockedCompareExchange(ref _acts, [], default);

    /// <summary>Whether every act is in it.</summary>
    public bool IsWhole => _isWhole;

    /// <summary>Signals each act.</summary>
    public ChangeSignal Changed { get; } = new();

    /// <summary>Adds an act. Any thread; never waits.</summary>
    /// <param name="act">The act.</param>
    public void Add(RecordedAct act)
    {
        ImmutableInterlocked.Update(
            ref _acts, static (acts, added) => acts.Length < Most ? acts.Add(added) : acts, act);
        if (All.Length >= Most)
            _isWhole = false;
        Changed.Raise();
    }
}
