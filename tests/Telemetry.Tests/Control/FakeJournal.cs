using System.Collections.Immutable;
using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Tests.Control;

/// <summary>A journal whose disk is a list, with a switch for each way to fail.</summary>
internal sealed class FakeJournal : IControlJournal
{
    public List<Hold> Held { get; } = [];

    public List<AuditEntry> Entries { get; } = [];

    public bool Throws { get; set; }

    public bool RefusesReleases { get; set; }

    /// <summary>Called while a hold is being queued, before it is taken.</summary>
    public Action? OnAppendHold { get; set; }

    /// <summary>When set, a release waits for it before it is written.</summary>
    public Task? ReleaseGate { get; set; }

    public ImmutableArray<Hold> StandingHolds { get; set; } = [];

    public ImmutableArray<string> LimitChanges { get; set; } = [];

    public long LastHoldId { get; set; }

    public long ControllerEpoch { get; set; } = 1;

    public bool IsHealthy { get; set; } = true;

    public long LostEntries => 0;

    public void AppendHold(Hold hold, AuditEntry entry)
    {
        OnAppendHold?.Invoke();
        ThrowIfAsked();
        lock (Entries)
        {
            Held.Add(hold);
            Entries.Add(entry);
        }
    }

    public void Append(AuditEntry entry)
    {
        ThrowIfAsked();
        lock (Entries)
            Entries.Add(entry);
    }

    public async ValueTask<bool> RemoveHoldDurableAsync(HoldId hold, AuditEntry entry)
    {
        ThrowIfAsked();
        if (ReleaseGate is { } wait)
            await wait;
        if (RefusesReleases)
            return false;
        lock (Entries)
        {
            Held.RemoveAll(h => h.Id == hold);
            Entries.Add(entry);
        }
        return true;
    }

    public async ValueTask<bool> AppendDurableAsync(AuditEntry entry)
    {
        ThrowIfAsked();
        if (ReleaseGate is { } wait)
            await wait;
        if (RefusesReleases)
            return false;
        lock (Entries)
            Entries.Add(entry);
        return true;
    }

    private void ThrowIfAsked()
    {
        if (Throws)
            throw new IOException("The disk is gone.");
    }
}
