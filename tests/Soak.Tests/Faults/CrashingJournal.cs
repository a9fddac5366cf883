using System.Collections.Immutable;
using Ops.Telemetry.Contracts;

namespace Ops.Soak.Tests.Faults;

/// <summary>
/// A journal on a disk that can be full and in a room that can be killed: what was only queued is lost with the room,
/// as with the real one; what was waited for is on disk.
/// </summary>
internal sealed class CrashingJournal : IControlJournal
{
    private readonly List<Hold> _disk = [];
    private readonly List<Hold> _queued = [];
    private long _lastHoldOnDisk;

    /// <summary>Whether the disk takes nothing.</summary>
    public bool IsFull { get; set; }

    /// <summary>Holds that were handed over, ever.</summary>
    public HashSet<HoldId> Told { get; } = [];

    /// <summary>Holds whose release is on disk.</summary>
    public HashSet<HoldId> Released { get; } = [];

    /// <inheritdoc/>
    public ImmutableArray<string> LimitChanges => [];

    /// <inheritdoc/>
    public ImmutableArray<Hold> StandingHolds => [.. _disk];

    /// <inheritdoc/>
    public long LastHoldId => _lastHoldOnDisk;

    /// <inheritdoc/>
    public long ControllerEpoch { get; private set; } = 1;

    /// <inheritdoc/>
    public bool IsHealthy => !IsFull;

    /// <inheritdoc/>
    public long LostEntries { get; private set; }

    /// <inheritdoc/>
    public void AppendHold(Hold hold, AuditEntry entry)
    {
        Told.Add(hold.Id);
        if (!_queued.Exists(h => h.Id == hold.Id) && !_disk.Exists(h => h.Id == hold.Id))
            _queued.Add(hold);
    }

    /// <inheritdoc/>
    public void Append(AuditEntry entry) => LostEntries += IsFull ? 1 : 0;

    /// <inheritdoc/>
    public ValueTask<bool> RemoveHoldDurableAsync(HoldId hold, AuditEntry entry)
    {
        Write();
        if (IsFull)
            return ValueTask.FromResult(false);
        _disk.RemoveAll(h => h.Id == hold);
        Released.Add(hold);
        return ValueTask.FromResult(true);
    }

    /// <inheritdoc/>
    public ValueTask<bool> AppendDurableAsync(AuditEntry entry) =>
        ValueTask.FromResult(!IsFull);

    /// <summary>What is queued comes to the disk, if it takes anything.</summary>
    public void Write()
    {
        if (IsFull)
            return;
        foreach (Hold hold in _queued)
            _lastHoldOnDisk = Math.Max(_lastHoldOnDisk, hold.Id.Value);
        _disk.AddRange(_queued);
        _queued.Clear();
    }

    /// <summary>The room is killed: what was not on disk is gone. The next opening has the next epoch.</summary>
    public void Crash()
    {
        _queued.Clear();
        ControllerEpoch++;
    }
}
