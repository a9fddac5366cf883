using System.Collections.Immutable;
using Ops.Soak.Tests.Witness;
using Ops.Telemetry.Audit;
using Ops.Telemetry.Contracts;
using Ops.TestKit;

namespace Ops.Soak.Tests.Faults;

/// <summary>
/// The journal of one control room after another over one disk: the lanes of the product, whose turn is taken by the
/// run instead of a thread. The disk can be full or slow, and a room that is killed takes what was not on it along.
/// </summary>
/// <param name="disk">The disk.</param>
/// <param name="trail">Watches what is told and what is kept.</param>
/// <param name="chance">What a crash leaves.</param>
internal sealed class CrashingJournal(ISoakDisk disk, TrailWitness trail, SeededChance chance)
    : IControlJournal, IJournalStore
{
    private readonly List<(Task<bool> Known, TaskCompletionSource<bool> Answer)> _waiting = [];
    private JournalLanes _lanes = null!;
    private ISoakDisk.Opening? _opening;
    private bool _dying;
    private bool _isDead;

    /// <summary>Whether the disk takes nothing.</summary>
    public bool IsFull
    {
        get => disk.IsFull;
        set => disk.IsFull = value;
    }

    /// <summary>Whether a write that has begun does not come to its end.</summary>
    public bool IsSlow { get; set; }

    /// <summary>Holds whose release is on disk.</summary>
    public IReadOnlySet<HoldId> Released => trail.Released;

    /// <summary>Whether a hold is on the disk.</summary>
    /// <param name="hold">The hold.</param>
    /// <returns>Whether it is, standing or released.</returns>
    public bool HasKept(HoldId hold) => trail.HasKept(hold);

    /// <inheritdoc/>
    public ImmutableArray<string> LimitChanges => [];

    /// <inheritdoc/>
    public ImmutableArray<Hold> StandingHolds => _opening!.Standing;

    /// <inheritdoc/>
    public long LastHoldId => _opening!.LastHold;

    /// <inheritdoc/>
    public long ControllerEpoch => disk.Epoch;

    /// <inheritdoc/>
    public bool IsHealthy => _lanes.IsHealthy && disk.IsCounted;

    /// <inheritdoc/>
    public long LostEntries => _lanes.Lost;

    /// <summary>A control room begins.</summary>
    /// <exception cref="SoakViolation">What was promised is not on the disk.</exception>
    public void Begin()
    {
        _lanes = new JournalLanes(this, disk.KeepHead);
        AuditVerification? left = _opening is null ? null : disk.Verify(trail.Kept); // as the dead room left it
        _opening = disk.Open();
        trail.Begin(_opening, left ?? disk.Verify(trail.Kept));
    }

    /// <inheritdoc/>
    public void AppendHold(Hold hold, AuditEntry entry) => Add(new JournalOperation.Put(hold, entry));

    /// <inheritdoc/>
    public void Append(AuditEntry entry) => Add(new JournalOperation.Note(entry));

    /// <inheritdoc/>
    public ValueTask<bool> HoldsRecordedAsync() => AnswerOf(_lanes.HoldsWrittenAsync());

    /// <inheritdoc/>
    public ValueTask<bool> RemoveHoldDurableAsync(HoldId hold, AuditEntry entry) =>
        DurableAsync(new JournalOperation.Release(hold, entry));

    /// <inheritdoc/>
    public ValueTask<bool> AppendDurableAsync(AuditEntry entry) =>
        DurableAsync(new JournalOperation.AwaitedNote(entry));

    /// <summary>The writer's turn, and the answers that are due after it.</summary>
    public void Write()
    {
        if (!IsSlow)
            _lanes.WriteWaiting();
        for (int i = 0; i < _waiting.Count; i++)
        {
            (Task<bool> known, TaskCompletionSource<bool> answer) = _waiting[i];
            if (!known.IsCompletedSuccessfully)
                continue;
            _waiting.RemoveAt(i--);
            answer.SetResult(new ValueTask<bool>(known).Result); // who waits goes on here, in this step
        }
    }

    /// <inheritdoc/>
    void IJournalStore.Write(IEnumerable<JournalOperation> batch)
    {
        if (_dying)
        {
            _isDead = true;
            disk.Die([.. batch], chance);
            throw new IOException("The room was killed.");
        }
        disk.Write(batch);
        trail.Written(batch, disk.End);
    }

    /// <inheritdoc/>
    void IJournalStore.AtEnd(Action<AuditHead> keep) => disk.AtEnd(keep);

    /// <summary>The room is killed: who waits for an answer gets none.</summary>
    public void Crash()
    {
        _waiting.Clear();
        (_dying, _isDead) = (true, false);
        if (!disk.IsFull)
            _lanes.WriteWaiting();
        if (!_isDead)
            disk.Die(batch: null, chance);
        _dying = false;
    }

    /// <summary>The run is over: all that was told is written.</summary>
    /// <exception cref="SoakViolation">Something was not, or the trail is not whole.</exception>
    public void End()
    {
        Write();
        trail.End(_lanes.Lost, disk.Verify(trail.Kept));
    }

    private void Add(JournalOperation operation)
    {
        trail.Told(operation.Entry);
        _lanes.TryAdd(operation);
    }

    private ValueTask<bool> DurableAsync(JournalOperation.Awaited operation)
    {
        Add(operation);
        if (!IsSlow)
            _lanes.WriteWaiting();
        return AnswerOf(operation.Done);
    }

    private ValueTask<bool> AnswerOf(Task<bool> known)
    {
        if (known.IsCompletedSuccessfully)
            return new ValueTask<bool>(known);
        var answer = new TaskCompletionSource<bool>();
        _waiting.Add((known, answer));
        return new ValueTask<bool>(answer.Task);
    }
}
