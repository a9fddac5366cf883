using System.Collections.Immutable;
using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Tests.Control;

/// <summary>A journal during whose first entry something else happens.</summary>
internal sealed class MeanwhileJournal(FakeJournal inner) : IControlJournal
{
    public Action? DuringTheFirst { get; set; }

    public ImmutableArray<Hold> StandingHolds => [];

    public ImmutableArray<string> LimitChanges => [];

    public long LastHoldId => 0;

    public long ControllerEpoch => 1;

    public bool IsHealthy => true;

    public long LostEntries => 0;

    public void AppendHold(Hold hold, AuditEntry entry) => inner.AppendHold(hold, entry);

    public void Append(AuditEntry entry)
    {
        Action? meanwhile = DuringTheFirst;
        DuringTheFirst = null;
        meanwhile?.Invoke();
        inner.Append(entry);
    }

    public ValueTask<bool> RemoveHoldDurableAsync(HoldId hold, AuditEntry entry) =>
        inner.RemoveHoldDurableAsync(hold, entry);

    public ValueTask<bool> AppendDurableAsync(AuditEntry entry) => inner.AppendDurableAsync(entry);
}
