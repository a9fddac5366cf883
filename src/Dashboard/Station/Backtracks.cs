using System.Collections.Immutable;
using System.Globalization;
using Ops.Dashboard.Sessions;
using Ops.Simulator.Headless;
using Ops.Simulator.Recording;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Station;

/// <summary>
/// The moments that a session can go back to. Those of each minute need no keeping: a moment is its time and what was
/// done before it. Those the instructor keeps hold what was done, and stay when the session goes back before them.
/// </summary>
internal sealed class Backtracks
{
    /// <summary>Most that the instructor may keep in a session.</summary>
    public const int MostKept = 50;

    private const long Minute = 60 * MarketTime.NanosecondsPerSecond;

    private readonly Lock _lock = new();
    private ImmutableArray<Backtrack> _kept = [];
    private string _session = "";

    /// <summary>All of a session, the latest first.</summary>
    /// <param name="session">The session.</param>
    /// <returns>The moments.</returns>
    public ImmutableArray<Backtrack> Of(RunningSession session)
    {
        ImmutableArray<RecordedAct> acts = session.Room.Acts.All;
        return
        [
            .. EachMinute(session.Room.StartAt, session.Room.Now, acts).Concat(KeptOf(session))
                .OrderByDescending(static moment => moment.At).ThenByDescending(static moment => moment.Id,
                StringComparer.Ordinal),
        ];
    }

    /// <summary>Finds one.</summary>
    /// <param name="session">The session.</param>
    /// <param name="id">B-3, or 3 for short, or S-1.</param>
    /// <returns>The moment; null when there is none of that name.</returns>
    public Backtrack? Find(RunningSession session, string id)
    {
        string full = id.All(char.IsAsciiDigit) ? $"B-{id}" : id.ToUpperInvariant();
        return Of(session).FirstOrDefault(moment => moment.Id == full);
    }

    /// <summary>Keeps the present moment.</summary>
    /// <param name="session">The session.</param>
    /// <param name="name">What it is called.</param>
    /// <returns>The moment; null when too many are kept.</returns>
    public Backtrack? Keep(RunningSession session, string name)
    {
        lock (_lock)
        {
            Enter_NeedsLock(session);
            if (_kept.Length >= MostKept)
                return null;
            var kept = new Backtrack(
                string.Create(CultureInfo.InvariantCulture, $"S-{_kept.Length + 1}"), name, session.Room.Now,
                session.Room.Acts.All);
            _kept = _kept.Add(kept);
            return kept;
        }
    }

    /// <summary>What was done before a market time.</summary>
    /// <param name="acts">What was done.</param>
    /// <param name="at">The time.</param>
    /// <returns>The acts.</returns>
    public static ImmutableArray<RecordedAct> Before(ImmutableArray<RecordedAct> acts, MarketTime at) =>
        [.. acts.Where(act => ActReplayer.TimeOf(act) < at)];

    private static IEnumerable<Backtrack> EachMinute(
        MarketTime from, MarketTime now, ImmutableArray<RecordedAct> acts)
    {
        if (now < from)
            yield break;
        yield return new Backtrack("B-0", "the take-over", from, Before(acts, from));
        long minute = (from.Nanoseconds / Minute + 1) * Minute;
        for (int i = 1; minute <= now.Nanoseconds; i++, minute += Minute)
        {
            var at = new MarketTime(minute);
            yield return new Backtrack(
                string.Create(CultureInfo.InvariantCulture, $"B-{i}"), $"{at.TimeOfDay:hh\\:mm}", at, Before(acts, at));
        }
    }

    private ImmutableArray<Backtrack> KeptOf(RunningSession session)
    {
        lock (_lock)
        {
            Enter_NeedsLock(session);
            return _kept;
        }
    }

    // what was kept belongs to one session with all its branches
    private void Enter_NeedsLock(RunningSession session)
    {
        if (_session == session.Recipe.Root)
            return;
        (_session, _kept) = (session.Recipe.Root, []);
    }
}
