using System.Collections.Immutable;
using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Sessions;

/// <summary>
/// The journal of a room in which what was done is being done again: everything goes to the journal behind it, but
/// nothing waits for the disk. Should the program die meanwhile, a hold whose release is not on disk stands again.
/// </summary>
/// <param name="inner">The journal behind it.</param>
internal sealed class RehearsalJournal(IControlJournal inner) : IControlJournal, IAuditReader, IDisposable
{
    private volatile bool _isOver;

    /// <inheritdoc/>
    public ImmutableArray<string> LimitChanges => inner.LimitChanges;

    /// <inheritdoc/>
    public ImmutableArray<Hold> StandingHolds => inner.StandingHolds;

    /// <inheritdoc/>
    public long LastHoldId => inner.LastHoldId;

    /// <inheritdoc/>
    public long ControllerEpoch => inner.ControllerEpoch;

    /// <inheritdoc/>
    public bool IsHealthy => inner.IsHealthy;

    /// <inheritdoc/>
    public long LostEntries => inner.LostEntries;

    /// <summary>The room is handed over: from now on a release waits for the disk.</summary>
    public void End() => _isOver = true;

    /// <inheritdoc/>
    public void AppendHold(Hold hold, AuditEntry entry) => inner.AppendHold(hold, entry);

    /// <inheritdoc/>
    public void Append(AuditEntry entry) => inner.Append(entry);

    /// <inheritdoc/>
    public ValueTask<bool> RemoveHoldDurableAsync(HoldId hold, AuditEntry entry, CancellationToken cancel) =>
        AtOnce(inner.RemoveHoldDurableAsync(hold, entry, cancel));

    /// <inheritdoc/>
    public ValueTask<bool> AppendDurableAsync(AuditEntry entry, CancellationToken cancel) =>
        AtOnce(inner.AppendDurableAsync(entry, cancel));

    /// <inheritdoc/>
    public AuditPage Read(long? before, int count) =>
        Find(new AuditQuery(AuditFilter.All, count) { Before = before });

    /// <inheritdoc/>
    public AuditPage Find(AuditQuery query) => (inner as IAuditReader)?.Find(query) ?? new AuditPage([], Next: null);

    /// <inheritdoc/>
    public void Dispose() => (inner as IDisposable)?.Dispose();

    // what the disk does not take shows in the journal's health, as for every entry that nobody waits for
    private ValueTask<bool> AtOnce(ValueTask<bool> written) => _isOver ? written : ValueTask.FromResult(true);
}
