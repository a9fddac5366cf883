using System.Collections.Immutable;
using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Sessions;

/// <summary>
/// A room's journal that knows the standing holds at every moment, so that the next day's room can take them over from
/// this one. Once retired it writes nothing: what arrives then is carried over as a command. What people do gets beside
/// it what their screen showed.
/// </summary>
/// <param name="inner">Where it writes; kept by the next room of the realm.</param>
/// <param name="standing">Holds that stand at its start.</param>
/// <param name="lastHoldId">The highest hold id given so far.</param>
/// <param name="limitChanges">What was set live so far.</param>
internal sealed class SessionJournal(
    IControlJournal inner, ImmutableArray<Hold> standing, long lastHoldId, ImmutableArray<string> limitChanges)
    : IControlJournal
{
    private readonly Lock _lock = new();
    private ImmutableArray<Hold> _standing = standing;
    private long _lastHoldId = lastHoldId;
    private ImmutableArray<string> _limitChanges = limitChanges;
    private ImmutableArray<(Hold Hold, AuditEntry Entry)> _turnedAway = [];
    private bool _retired;

    /// <summary>Where it writes.</summary>
    public IControlJournal Inner => inner;

    /// <summary>Whether the next room of the realm has taken over.</summary>
    public bool IsRetired
    {
        get
        {
            lock (_lock)
                return _retired;
        }
    }

    /// <inheritdoc/>
    public ImmutableArray<Hold> StandingHolds
    {
        get
        {
            lock (_lock)
                return _standing;
        }
    }

    /// <inheritdoc/>
    public long LastHoldId
    {
        get
        {
            lock (_lock)
                return _lastHoldId;
        }
    }

    /// <inheritdoc/>
    public ImmutableArray<string> LimitChanges
    {
        get
        {
            lock (_lock)
                return _limitChanges;
        }
    }

    /// <inheritdoc/>
    public long ControllerEpoch => inner.ControllerEpoch;

    /// <inheritdoc/>
    public bool IsHealthy => inner.IsHealthy;

    /// <inheritdoc/>
    public long LostEntries => inner.LostEntries;

    /// <summary>Over a freshly opened journal.</summary>
    /// <param name="journal">The journal.</param>
    /// <returns>The session's view of it.</returns>
    public static SessionJournal Over(IControlJournal journal) =>
        new(journal, journal.StandingHolds, journal.LastHoldId, journal.LimitChanges);

    /// <summary>The journal of the next room of the same realm. Retire this one first.</summary>
    /// <returns>Its journal.</returns>
    public SessionJournal Successor() => new(inner, StandingHolds, LastHoldId, LimitChanges);

    /// <summary>Ends writing.</summary>
    public void Retire()
    {
        lock (_lock)
            _retired = true;
    }

    /// <summary>
    /// Writes again: the room that was to follow could not be made. What was stopped meanwhile is written now, or the
    /// next try would not know of it.
    /// </summary>
    public void Reopen()
    {
        ImmutableArray<(Hold Hold, AuditEntry Entry)> late;
        lock (_lock)
            (_retired, late, _turnedAway) = (false, _turnedAway, []);
        foreach ((Hold hold, AuditEntry entry) in late)
            AppendHold(hold, entry);
    }

    /// <inheritdoc/>
    public void AppendHold(Hold hold, AuditEntry entry)
    {
        lock (_lock)
        {
            if (_retired)
            {
                _turnedAway = _turnedAway.Add((hold, entry));
                return;
            }
            // a release that the disk refused puts its hold back, and a kill that found no room repeats one: once each
            _standing = _standing.RemoveAll(standing => standing.Id == hold.Id).Add(hold);
            _lastHoldId = Math.Max(_lastHoldId, hold.Id.Value);
        }
        inner.AppendHold(hold, SeenScreen.Beside(entry, hold.Scope));
    }

    /// <inheritdoc/>
    public void Append(AuditEntry entry)
    {
        lock (_lock)
        {
            if (_retired)
                return;
            Keep_NeedsLock(entry);
        }
        inner.Append(SeenScreen.Beside(entry, ScopeOf(entry)));
    }

    /// <inheritdoc/>
    public ValueTask<bool> HoldsRecordedAsync() => inner.HoldsRecordedAsync();

    /// <inheritdoc/>
    public async ValueTask<bool> AppendDurableAsync(AuditEntry entry)
    {
        lock (_lock)
        {
            if (_retired)
                return false;
        }
        bool durable = await inner.AppendDurableAsync(SeenScreen.Beside(entry, ScopeOf(entry)));
        if (durable)
        {
            lock (_lock)
                Keep_NeedsLock(entry);
        }
        return durable;
    }

    /// <inheritdoc/>
    public async ValueTask<bool> RemoveHoldDurableAsync(HoldId hold, AuditEntry entry)
    {
        lock (_lock)
        {
            if (_retired)
                return false;
        }
        bool durable = await inner.RemoveHoldDurableAsync(
            hold, SeenScreen.Beside(entry, ScopeOf(entry)));
        if (durable)
        {
            lock (_lock)
                _standing = _standing.RemoveAll(h => h.Id == hold);
        }
        return durable;
    }

    private HaltScope? ScopeOf(AuditEntry entry) =>
        StandingHolds.FirstOrDefault(hold => hold.Id.ToString() == entry.Subject)?.Scope;

    private void Keep_NeedsLock(AuditEntry entry)
    {
        if (entry.What == IControlJournal.LimitChanged)
            _limitChanges = _limitChanges.Add(entry.Detail);
    }
}
