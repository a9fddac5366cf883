using Ops.Telemetry.Audit;
using Ops.Telemetry.Contracts;
using Ops.TestKit;

namespace Ops.Soak.Tests.Faults;

/// <summary>
/// A disk in memory with what the database promises: a batch is there as a whole or not at all. One that the disk did
/// not take may be there all the same after a crash, until another one is written over it. The links of the trail, its
/// head and its check are the product's.
/// </summary>
internal sealed class MemoryDisk : ISoakDisk
{
    private const string Realm = SqliteControlJournal.LiveRealm;

    private readonly List<AuditRecord> _trail = [];
    private readonly Dictionary<HoldId, Hold> _holds = [];
    private readonly HashSet<HoldId> _released = [];
    private IReadOnlyList<JournalOperation>? _refused;
    private byte[] _link = [.. AuditChain.Genesis];
    private AuditHead? _head;

    /// <inheritdoc/>
    public bool IsFull { get; set; }

    /// <inheritdoc/>
    public AuditHead End => new(_trail.Count, Convert.ToHexStringLower(_link));

    /// <inheritdoc/>
    public long Epoch { get; private set; }

    /// <inheritdoc/>
    public bool IsCounted { get; private set; }

    /// <inheritdoc/>
    public ISoakDisk.Opening Open()
    {
        IsCounted = false;
        if (!IsFull)
            Count();
        return new ISoakDisk.Opening(
            [.. _holds.Values.Where(hold => !_released.Contains(hold.Id)).OrderBy(static hold => hold.Id.Value)],
            [.. _released], _holds.Keys.Select(static id => id.Value).DefaultIfEmpty().Max());
    }

    /// <inheritdoc/>
    public void Write(IEnumerable<JournalOperation> batch)
    {
        if (IsFull)
        {
            _refused = [.. batch];
            throw new IOException("The disk is full.");
        }
        _refused = null;
        foreach (JournalOperation operation in batch)
            Apply(operation);
        Count(); // in the same transaction
    }

    /// <inheritdoc/>
    public void AtEnd(Action<AuditHead> keep) => keep(End);

    /// <inheritdoc/>
    public void KeepHead(AuditHead head) => _head = head;

    /// <inheritdoc/>
    public void Die(IReadOnlyList<JournalOperation>? batch, SeededChance chance)
    {
        foreach (JournalOperation operation in chance.Below(2) == 0 ? batch ?? _refused ?? [] : [])
            Apply(operation);
        _refused = null;
    }

    /// <inheritdoc/>
    public AuditVerification Verify(AuditHead known)
    {
        var walk = new AuditWalk(() => _trail, "memory", static record => $"record {record.Number}");
        AuditVerification own = walk.Run(_head);
        return own.IsWhole ? walk.Run(known) : own;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // nothing is left of memory
    }

    private void Count()
    {
        Epoch += IsCounted ? 0 : 1;
        IsCounted = true;
    }

    private void Apply(JournalOperation operation)
    {
        if (operation is JournalOperation.Put put)
        {
            _holds.TryAdd(put.Hold.Id, put.Hold);
            _released.Remove(put.Hold.Id);
        }
        else if (operation is JournalOperation.Release release && _holds.ContainsKey(release.Hold))
        {
            _released.Add(release.Hold);
        }
        long number = _trail.Count + 1;
        _link = AuditChain.Link(_link, number, Realm, operation.Entry);
        _trail.Add(new AuditRecord(number, Realm, operation.Entry, _link));
    }
}
