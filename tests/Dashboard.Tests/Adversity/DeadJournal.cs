using System.Collections.Immutable;
using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Tests.Adversity;

/// <summary>A journal that throws at everything, or whose disk takes nothing any more.</summary>
internal sealed class DeadJournal(bool throws) : IControlJournal
{
    public ImmutableArray<Hold> StandingHolds => [];

    public ImmutableArray<string> LimitChanges => [];

    public long LastHoldId => 0;

    public long ControllerEpoch => 1;

    public bool IsHealthy => throws ? throw new IOException("dead") : false;

    public long LostEntries { get; private set; }

    public void AppendHold(Hold hold, AuditEntry entry) => Lose();

    public void Append(AuditEntry entry) => Lose();

    public ValueTask<bool> RemoveHoldDurableAsync(HoldId hold, AuditEntry entry) =>
        ValueTask.FromResult(false);

    public ValueTask<bool> AppendDurableAsync(AuditEntry entry) =>
        ValueTask.FromResult(false);

    private void Lose()
    {
        LostEntries++;
        if (throws)
            throw new IOException("dead");
    }
}
