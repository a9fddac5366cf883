using System.Collections.Immutable;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Time;
using Ops.Telemetry.Model;

namespace Ops.Simulator;

/// <content>What an instructor puts on the timeline of a running world, calls forward and keeps back.</content>
internal sealed partial class WorldTimeline
{
    private const int NoOrigin = -1;

    private readonly ImmutableArray<TimelineItem> _known;
    private readonly List<int> _origins = [];
    private readonly List<bool> _void = [];

    /// <summary>Puts an item on the timeline; what lies before now happens now.</summary>
    /// <param name="item">The item.</param>
    /// <param name="now">Market time.</param>
    public void Insert(TimelineItem item, long now)
    {
        int first = _items.Count;
        Take(item, NoOrigin);
        for (int i = first; i < _items.Count; i++)
        {
            long at = _items[i].At.Ticks * 100;
            if (at <= now)
                Perform(i, now); // the clock may stand: what happens now does not wait for it
            else
                _agenda.Add(at, AgendaKind.Timeline, i);
        }
    }

    /// <summary>Lets a known item happen now instead of at its time, also when it was kept back.</summary>
    /// <param name="item">Its place.</param>
    /// <param name="now">Market time.</param>
    /// <returns>Null when it happens, else why not.</returns>
    public string? Trigger(int item, long now)
    {
        if (Refusal(item, now) is { } refusal && !IsHeldBack(item))
            return refusal;
        Void(item);
        Insert(_known[item].MovedTo(new MarketTime(now).TimeOfDay), now);
        _heldBack.Remove(item);
        return null;
    }

    /// <summary>Keeps a known item from happening.</summary>
    /// <param name="item">Its place.</param>
    /// <param name="now">Market time.</param>
    /// <returns>Null when it will not happen, else why not.</returns>
    public string? HoldBack(int item, long now)
    {
        if (Refusal(item, now) is { } refusal)
            return refusal;
        Void(item);
        _heldBack.Add(item);
        return null;
    }

    private readonly HashSet<int> _heldBack = [];

    private bool IsHeldBack(int item) => _heldBack.Contains(item);

    private string? Refusal(int item, long now)
    {
        if (item < 0 || item >= _known.Length)
            return $"The timeline has the items 0 to {_known.Length - 1}; there is no {item}.";
        if (IsHeldBack(item))
            return "It is held back already.";
        return _known[item].At.Ticks * 100 <= now || _void[_origins.IndexOf(item)]
            ? "It has happened already." : null;
    }

    private void Take(TimelineItem item, int origin)
    {
        foreach (TimelineItem part in Unroll(item))
        {
            _items.Add(part);
            _origins.Add(origin);
            _void.Add(false);
        }
    }

    private void Void(int item)
    {
        for (int i = 0; i < _origins.Count; i++)
            _void[i] |= _origins[i] == item;
    }
}
