using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Alarms;

/// <summary>
/// All alarms of a session. It is told what stands, round by round, and what people do; it never forgets an alarm that
/// wants somebody while there is room, and counts those for which there is none. One thread at a time.
/// </summary>
internal sealed class AlarmBook
{
    private readonly Dictionary<AlarmKey, AlarmCell> _cells = [];
    private readonly Dictionary<long, AlarmCell> _byId = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly AlarmRate _rate = new();
    private long _lastId;
    private long _round;
    private long _version;
    private long _forgotten;
    private MarketTime _now;
    private ImmutableArray<AlarmGroup>? _groups; // of the alarms as they are; null when somebody may have changed one
    private ImmutableArray<AlarmGroup> _counted = []; // the groups that were counted last

    /// <summary>Takes a round of findings.</summary>
    /// <param name="now">Market time.</param>
    /// <param name="standing">What stands now; shadow rules are left out.</param>
    /// <returns>Whether anything changed that a picture shows.</returns>
    public bool Observe(MarketTime now, IEnumerable<Anomaly> standing)
    {
        _now = now;
        _round++;
        bool changed = false;
        foreach (Anomaly finding in standing)
        {
            if (!finding.Shadow && finding.Severity > AnomalySeverity.Notice)
                changed |= Take(finding);
        }
        foreach (AlarmCell cell in _cells.Values)
            changed |= Settle(cell);
        changed |= ForgetNormal();
        bool flood = _rate.IsFlood;
        if (changed)
            _groups = null;
        CountNewGroups();
        _rate.MoveTo(now);
        return changed || flood != _rate.IsFlood;
    }

    /// <summary>An alarm that wants somebody, or lies on the shelf.</summary>
    /// <param name="id">Its identity.</param>
    /// <returns>The alarm; null when there is none.</returns>
    public AlarmCell? Find(long id)
    {
        _groups = null; // who asks means to change it
        return _byId.GetValueOrDefault(id);
    }

    /// <summary>Takes note of an alarm with its group.</summary>
    /// <param name="cell">The alarm.</param>
    /// <param name="by">Who.</param>
    /// <returns>How many alarms were taken note of.</returns>
    public int Acknowledge(AlarmCell cell, string by)
    {
        int count = 0;
        foreach (AlarmCell member in GroupOf(cell))
        {
            if (member.State is not (AlarmState.Unacknowledged or AlarmState.Returned))
                continue;
            member.Apply(AlarmEvent.Acknowledged, _now);
            member.AcknowledgedBy = by;
            count++;
        }
        ForgetNormal();
        _groups = null;
        return count;
    }

    /// <summary>Market time of the last round.</summary>
    public MarketTime Now => _now;

    /// <summary>Makes the picture.</summary>
    /// <returns>The picture.</returns>
    public AlarmSnapshot Picture()
    {
        ImmutableArray<AlarmGroup> groups = Groups();
        return new AlarmSnapshot(
            ++_version, _now, groups, Of(AlarmState.Shelved), Of(AlarmState.Suppressed), _rate.IsFlood,
            groups.Count(static group => group.IsUnacknowledged),
            _rate.Load(_cells.Values.Count(static cell => cell.IsActive), _forgotten));
    }

    private bool Take(Anomaly finding)
    {
        AlarmKey key = AlarmKey.Of(finding);
        if (!_cells.TryGetValue(key, out AlarmCell? cell))
        {
            if (_cells.Count >= Limits.AlarmsKept)
            {
                _forgotten++;
                return true;
            }
            cell = new AlarmCell(++_lastId, finding, _now);
            _cells.Add(key, cell);
            _byId.Add(_lastId, cell);
        }
        cell.Round = _round;
        bool isNew = !cell.IsActive;
        AlarmPriority priority = AlarmPriorities.Of(finding);
        // worse is also what begins to stop something while it is no severer than before
        bool isAbove = finding.Severity > cell.Severity || priority > cell.Priority;
        bool isWorse = !isNew && isAbove;
        // what was put aside, ended, and comes back worse is not what was put aside
        bool isBackWorse = isNew && isAbove && cell.State is AlarmState.Shelved or AlarmState.Suppressed;
        bool changed = isNew || isWorse || cell.Finding != finding;
        cell.Finding = finding;
        cell.Severity = isNew ? finding.Severity : Max(cell.Severity, finding.Severity);
        cell.Priority = isNew || priority > cell.Priority ? priority : cell.Priority;
        if (isNew)
            cell.Apply(AlarmEvent.Raised, _now);
        if (isWorse || isBackWorse)
            cell.Apply(AlarmEvent.Rose, _now);
        return changed;
    }

    private bool Settle(AlarmCell cell)
    {
        AlarmState before = cell.State;
        bool wasActive = cell.IsActive;
        if (cell.IsActive && cell.Round != _round)
            cell.Apply(AlarmEvent.Returned, _now);
        if (cell.State == AlarmState.Shelved && _now >= cell.ShelvedUntil)
            cell.Apply(AlarmEvent.Unshelved, _now);
        else if (cell.State == AlarmState.Suppressed && cell.IsQuiet(_now))
            cell.Apply(AlarmEvent.Quietened, _now);
        else if (cell.State is AlarmState.Unacknowledged or AlarmState.Acknowledged or AlarmState.Returned
            && cell.Chatters(_now))
            cell.Apply(AlarmEvent.Chattered, _now);
        return before != cell.State || wasActive != cell.IsActive;
    }

    private bool ForgetNormal()
    {
        List<AlarmCell>? done = null;
        foreach (AlarmCell cell in _cells.Values)
        {
            if (cell.State == AlarmState.Normal)
                (done ??= []).Add(cell);
        }
        foreach (AlarmCell cell in done ?? [])
        {
            _cells.Remove(cell.Key);
            _byId.Remove(cell.Id);
        }
        return done is not null;
    }

    private void CountNewGroups()
    {
        ImmutableArray<AlarmGroup> groups = Groups();
        if (groups == _counted)
            return;
        _counted = groups;
        var now = new HashSet<string>(StringComparer.Ordinal);
        foreach (AlarmGroup group in groups)
        {
            now.Add(group.Key);
            if (_known.Add(group.Key))
                _rate.Raise(group.Priority, _now);
        }
        _known.IntersectWith(now);
    }

    private IEnumerable<AlarmCell> GroupOf(AlarmCell cell)
    {
        AlarmGroup? group = Groups().FirstOrDefault(
            candidate => candidate.Members.Any(member => member.Id == cell.Id));
        return group is null ? [cell] : group.Members.Select(member => _byId[member.Id]);
    }

    private ImmutableArray<AlarmGroup> Groups() => _groups ??= AlarmGrouping.Make(Wanting());

    private IEnumerable<AlarmCell> Wanting() => _cells.Values.Where(static cell =>
        cell.State is AlarmState.Unacknowledged or AlarmState.Acknowledged or AlarmState.Returned);

    private ImmutableArray<Alarm> Of(AlarmState state) =>
    [
        .. _cells.Values.Where(cell => cell.State == state).Select(static cell => cell.ToAlarm(isFirstOut: false))
            .OrderBy(static alarm => alarm.RaisedAt).Take(Limits.AlarmsListed),
    ];

    private static AnomalySeverity Max(AnomalySeverity a, AnomalySeverity b) => a > b ? a : b;
}
