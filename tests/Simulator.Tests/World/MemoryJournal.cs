using System.Collections.Immutable;
using Ops.Telemetry.Contracts;

namespace Ops.Simulator.Tests;

/// <summary>A journal in memory whose copy, like one that is opened again, begins with the holds that stood.</summary>
internal sealed class MemoryJournal : IControlJournal
{
    private List<Hold> _held = [];

    public ImmutableArray<Hold> StandingHolds { get; private set; } = [];

    public ImmutableArray<string> LimitChanges => [];

    public long LastHoldId { get; private set; }

    public long ControllerEpoch { get; set; }

    public bool IsHealthy => true;

    public long LostEntries => 0;

    /// <summary>The journal opened again: what the one before writes from here on is not this one's.</summary>
    /// <returns>The journal to write to; it becomes the one that is opened next.</returns>
    public MemoryJournal Copy()
    {
        MemoryJournal last = _open ?? this;
        _open = new MemoryJournal
        {
            StandingHolds = [.. last._held], _held = [.. last._held], LastHoldId = last.LastHoldId,
            ControllerEpoch = ControllerEpoch,
        };
        return _open;
    }

    public void AppendHold(Hold hold, AuditEntry entry)
    {
        _held.RemoveAll(one => one.Id == hold.Id);
        _held.Add(hold);
        LastHoldId = Math.Max(LastHoldId, hold.Id.Value);
    }

    public void Append(AuditEntry entry)
    {
        // nobody reads this trail
    }

    public ValueTask<bool> RemoveHoldDurableAsync(HoldId hold, AuditEntry entry)
    {
        _held.RemoveAll(one => one.Id == hold);
        return ValueTask.FromResult(true);
    }

    public ValueTask<bool> AppendDurableAsync(AuditEntry entry) => ValueTask.FromResult(true);

    private MemoryJournal? _open;
}
