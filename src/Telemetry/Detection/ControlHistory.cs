using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection;

/// <summary>
/// What was done with the controls in the last ten minutes of market time: trips of breakers, releases of their holds,
/// limits raised in use. It follows from the control pictures alone.
/// </summary>
internal sealed class ControlHistory
{
    /// <summary>How far back it counts, in nanoseconds.</summary>
    public const long Window = 600 * MarketTime.NanosecondsPerSecond;

    private static readonly string[] s_noCauses =
        ["none", "n/a", "na", "no cause", "unknown", "not known", "unclear", "?", "-", "test", "reset", "ok"];

    private readonly List<(long At, string Rule, string Target)> _trips = [];
    private readonly List<(long At, string Rule)> _resets = [];
    private readonly List<(long At, LimitRaise Raise)> _raises = [];
    private readonly HashSet<(string Rule, string Cause)> _causes = [];
    private ControlSnapshot? _seen;
    private HashSet<HoldId> _standing = [];
    private readonly HashSet<HoldId> _released = [];
    private long _lastRaise;

    /// <summary>The rule, its target and how often it tripped there, of the most frequent; 0 when none did.</summary>
    public (string Rule, string Target, int Count) MostTrips { get; private set; } = ("", "", 0);

    /// <summary>The rule whose hold was last released without a cause of its own, and how many such releases.</summary>
    public (string Rule, int Count) ResetsWithoutCause =>
        _resets.Count == 0 ? ("", 0) : (_resets[^1].Rule, _resets.Count);

    /// <summary>The last limit raised in use, and how many; null when there was none.</summary>
    public (LimitRaise? Last, int Count) RaisesInUse =>
        _raises.Count == 0 ? (null, 0) : (_raises[^1].Raise, _raises.Count);

    /// <summary>Looks at what has been ordered. Called at every tick.</summary>
    /// <param name="control">The control picture.</param>
    /// <param name="now">Market time.</param>
    public void Observe(ControlSnapshot control, MarketTime now)
    {
        if (!ReferenceEquals(control, _seen))
        {
            Take(control, now.Nanoseconds, isFirst: _seen is null);
            _seen = control;
        }
        Forget(now.Nanoseconds - Window);
    }

    /// <summary>Takes the raises of limits that are new.</summary>
    /// <param name="raises">All that are known, oldest first.</param>
    /// <param name="now">Market time.</param>
    public void Observe(ImmutableArray<LimitRaise> raises, MarketTime now)
    {
        foreach (LimitRaise raise in raises)
        {
            if (raise.Number <= _lastRaise)
                continue;
            _lastRaise = raise.Number;
            _raises.Add((now.Nanoseconds, raise));
        }
    }

    private void Take(ControlSnapshot control, long now, bool isFirst)
    {
        foreach (Hold hold in control.Holds)
        {
            // A stronger step over a hold that stands is the same trip going on; so is what stood before we looked.
            if (IsTrip(hold) && !_standing.Contains(hold.Id) && !isFirst && !StoodBefore(control, hold))
                _trips.Add((now, hold.By.Name, hold.Scope.ToString()));
        }
        _standing = [.. control.Holds.Where(IsTrip).Select(static hold => hold.Id)];
        foreach (HoldRelease release in control.Releases)
        {
            if (_released.Add(release.Hold.Id) && IsTrip(release.Hold) && !isFirst)
                Take(release, now);
        }
        _released.IntersectWith(control.Releases.Select(static release => release.Hold.Id)); // no more than are kept
        CountTrips();
    }

    private void Take(HoldRelease release, long now)
    {
        string cause = release.Cause.Trim().ToLowerInvariant();
        bool repeated = !_causes.Add((release.Hold.By.Name, cause));
        if (repeated || cause.Length < 3 || s_noCauses.Contains(cause.TrimEnd('.')))
            _resets.Add((now, release.Hold.By.Name));
    }

    private bool StoodBefore(ControlSnapshot control, Hold hold) => control.Holds.Any(
        other => _standing.Contains(other.Id) && other.By.Name == hold.By.Name && other.Scope == hold.Scope);

    private void Forget(long before)
    {
        int trips = _trips.RemoveAll(trip => trip.At < before);
        _resets.RemoveAll(reset => reset.At < before);
        _raises.RemoveAll(raise => raise.At < before);
        if (trips > 0)
            CountTrips();
    }

    private void CountTrips() => MostTrips = _trips.Count == 0 ? ("", "", 0) : _trips
        .GroupBy(static trip => (trip.Rule, trip.Target))
        .Select(static group => (group.Key.Rule, group.Key.Target, group.Count()))
        .MaxBy(static group => group.Item3);

    private static bool IsTrip(Hold hold) => hold.Kind == HoldKind.Breaker && hold.By.Kind == ActorKind.Breaker;
}
