using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless;

/// <summary>
/// Counts what an operator saw as alarms. A group is one, however its findings come and go or are put together anew;
/// what is raised in it ten minutes after its last alarm is another one: nobody would take it for the same.
/// </summary>
internal sealed class RootAlarms
{
    private const long Apart = 600 * MarketTime.NanosecondsPerSecond;

    private readonly List<RootAlarm> _rows = [];
    private readonly Dictionary<long, int> _rowOf = [];
    private AlarmSnapshot? _seen;

    /// <summary>The alarms in the order in which they were shown.</summary>
    public IReadOnlyList<RootAlarm> Rows => _rows;

    /// <summary>Looks at the alarms if they changed.</summary>
    /// <param name="picture">The picture.</param>
    public void Look(AlarmSnapshot picture)
    {
        if (ReferenceEquals(picture, _seen))
            return;
        _seen = picture;
        foreach (AlarmGroup group in picture.Groups)
            Take(group, picture.At);
    }

    private void Take(AlarmGroup group, MarketTime now)
    {
        MarketTime raised = group.Members.Max(static member => member.LastRaisedAt);
        int at = group.Members.Select(member => _rowOf.GetValueOrDefault(member.Id, int.MaxValue)).Min();
        bool isNew = at == int.MaxValue
            || raised.Nanoseconds - _rows[at].LastRaisedAt.Nanoseconds >= Apart;
        if (isNew)
        {
            at = _rows.Count;
            _rows.Add(New(group, now, raised));
        }
        foreach (Alarm member in group.Members)
        {
            if (isNew || !_rowOf.ContainsKey(member.Id))
                _rowOf[member.Id] = at;
        }
        _rows[at] = Grown(_rows[at], group, raised);
    }

    private static RootAlarm New(AlarmGroup group, MarketTime now, MarketTime raised) => new()
    {
        At = now, Root = group.Root.Finding, FirstOut = group.FirstOut.Finding, Priority = group.Priority,
        LastRaisedAt = raised, Members = [],
    };

    private static RootAlarm Grown(RootAlarm row, AlarmGroup group, MarketTime raised) => row with
    {
        Root = group.Root.Finding,
        Priority = group.Priority > row.Priority ? group.Priority : row.Priority,
        LastRaisedAt = raised > row.LastRaisedAt ? raised : row.LastRaisedAt,
        Members = HasNew(row, group)
            ? [
                .. row.Members.Union(group.Members.OrderBy(static member => member.LastRaisedAt)
                    .Select(static member => (member.Finding.Rule, member.Finding.Server))),
            ]
            : row.Members,
    };

    // as a rule there is none, and a long run looks at many thousand pictures
    private static bool HasNew(RootAlarm row, AlarmGroup group)
    {
        foreach (Alarm member in group.Members)
        {
            if (!row.Members.Contains((member.Finding.Rule, member.Finding.Server)))
                return true;
        }
        return false;
    }
}
