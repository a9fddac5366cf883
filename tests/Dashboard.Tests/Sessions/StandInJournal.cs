using System.Collections.Immutable;
using Ops.Telemetry.Audit;
using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Tests.Sessions;

/// <summary>A journal in memory.</summary>
internal sealed class StandInJournal : IControlJournal, IAuditReader
{
    public AuditPage Read(long? before, int count) =>
        Find(new AuditQuery(AuditFilter.All, count) { Before = before });

    public AuditPage Find(AuditQuery query)
    {
        var trail = new NullControlJournal();
        foreach (AuditEntry entry in Entries.ToArray())
            trail.Append(entry);
        return trail.Find(query);
    }

    public List<AuditEntry> Entries { get; } = [];

    public ImmutableArray<Hold> StandingHolds { get; private set; } = [];

    public ImmutableArray<string> LimitChanges { get; private set; } = [];

    public long LastHoldId { get; private set; }

    public long ControllerEpoch => 1;

    public bool IsHealthy { get; set; } = true;

    public long LostEntries => 0;

    public void AppendHold(Hold hold, AuditEntry entry)
    {
        StandingHolds = StandingHolds.Add(hold);
        LastHoldId = Math.Max(LastHoldId, hold.Id.Value);
        Entries.Add(entry);
    }

    public void Append(AuditEntry entry) => Entries.Add(entry);

    public ValueTask<bool> AppendDurableAsync(AuditEntry entry)
    {
        Entries.Add(entry);
        return ValueTask.FromResult(IsHealthy);
    }

    public ValueTask<bool> RemoveHoldDurableAsync(HoldId hold, AuditEntry entry)
    {
        StandingHolds = StandingHolds.RemoveAll(h => h.Id == hold);
        Entries.Add(entry);
        return ValueTask.FromResult(IsHealthy);
    }
}
