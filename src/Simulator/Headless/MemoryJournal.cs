using System.Collections.Immutable;
using Ops.Telemetry.Contracts;

namespace Ops.Simulator.Headless;

/// <summary>The journal of a run that leaves nothing behind: there was no run before it and none continues it.</summary>
internal sealed class MemoryJournal : IControlJournal
{
    /// <inheritdoc/>
    public ImmutableArray<Hold> StandingHolds => [];

    /// <inheritdoc/>
    public long LastHoldId => 0;

    /// <inheritdoc/>
    public bool IsHealthy => true;

    /// <inheritdoc/>
    public long LostEntries => 0;

    /// <inheritdoc/>
    public void AppendHold(Hold hold, AuditEntry entry)
    {
        // The run's report is made from the control picture; nothing reads a trail of a run that is repeatable.
    }

    /// <inheritdoc/>
    public void Append(AuditEntry entry)
    {
        // See AppendHold.
    }

    /// <inheritdoc/>
    public ValueTask<bool> RemoveHoldDurableAsync(HoldId hold, AuditEntry entry, CancellationToken cancel) => new(true);
}
