using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Audit;

/// <summary>
/// The journal of a run that leaves nothing behind: in memory and always healthy. It remembers every hold for the
/// report and the latest <see cref="Limits.AuditEntriesWaiting"/> entries; older entries are forgotten and counted as
/// lost.
/// </summary>
public sealed class NullControlJournal : IControlJournal, IAuditReader
{
    private readonly Lock _lock = new();
    private readonly List<HoldRecord> _holds = [];
    private readonly Dictionary<HoldId, int> _indexes = [];
    private readonly Queue<AuditRow> _rows = new();
    private long _lastNumber;
    private long _lost;

    /// <summary>Every hold ever taken, in the order they were taken.</summary>
    public ImmutableArray<HoldRecord> Holds
    {
        get
        {
            lock (_lock)
                return [.. _holds];
        }
    }

    /// <inheritdoc/>
    public ImmutableArray<Hold> StandingHolds => [];

    /// <inheritdoc/>
    public long LastHoldId => 0;

    /// <inheritdoc/>
    public ImmutableArray<string> LimitChanges => [];

    /// <inheritdoc/>
    public long ControllerEpoch => 1;

    /// <inheritdoc/>
    public bool IsHealthy => true;

    /// <inheritdoc/>
    public long LostEntries => Interlocked.Read(ref _lost);

    /// <inheritdoc/>
    public void AppendHold(Hold hold, AuditEntry entry)
    {
        lock (_lock)
        {
            if (_indexes.TryAdd(hold.Id, _holds.Count))
                _holds.Add(new HoldRecord(hold, ReleasedAt: null, MarketReleasedAt: null));
            Keep_NeedsLock(entry);
        }
    }

    /// <inheritdoc/>
    public void Append(AuditEntry entry)
    {
        lock (_lock)
            Keep_NeedsLock(entry);
    }

    /// <inheritdoc/>
    public ValueTask<bool> HoldsRecordedAsync() => new(true);

    /// <inheritdoc/>
    public ValueTask<bool> AppendDurableAsync(AuditEntry entry)
    {
        Append(entry);
        return new ValueTask<bool>(true);
    }

    /// <inheritdoc/>
    public ValueTask<bool> RemoveHoldDurableAsync(HoldId hold, AuditEntry entry)
    {
        lock (_lock)
        {
            if (_indexes.TryGetValue(hold, out int index))
                _holds[index] = _holds[index] with { ReleasedAt = entry.At, MarketReleasedAt = entry.MarketAt };
            Keep_NeedsLock(entry);
        }
        return new ValueTask<bool>(true);
    }

    /// <inheritdoc/>
    public AuditPage Read(long? before, int count) =>
        Find(new AuditQuery(AuditFilter.All, count) { Before = before });

    /// <inheritdoc/>
    public AuditPage Find(AuditQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        int most = Math.Min(query.Count, Limits.AuditPageEntries);
        ImmutableArray<AuditRow> kept;
        lock (_lock)
            kept = [.. _rows];
        IEnumerable<AuditRow> wanted = query.After is { } after
            ? kept.Where(r => r.Number > after)
            : kept.Reverse().Where(r => query.Before is null || r.Number < query.Before);
        ImmutableArray<AuditRow> found = [.. wanted.Where(r => query.Filter.Takes(r.Entry)).Take(most + 1)];
        return found.Length <= most
            ? new AuditPage(found, Next: null)
            : new AuditPage(found[..most], found[most - 1].Number);
    }

    private void Keep_NeedsLock(AuditEntry entry)
    {
        _rows.Enqueue(new AuditRow(++_lastNumber, entry));
        if (_rows.Count <= Limits.AuditEntriesWaiting)
            return;
        _rows.Dequeue();
        Interlocked.Increment(ref _lost);
    }
}
