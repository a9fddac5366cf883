using System.Collections.Immutable;
using Ops.Telemetry;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless.Review.Past;

/// <summary>
/// Pictures in order of time, one a second. One thread adds, any thread looks. Trends are kept once for all pictures,
/// and cut to a picture when it is looked at.
/// </summary>
/// <param name="fineFrom">Before this moment a picture is kept every quarter of a minute.</param>
/// <param name="mostBytes">Bytes the pictures may take, about.</param>
internal sealed class PictureReel(MarketTime fineFrom, long mostBytes)
{
    private const int CoarseSeconds = 15;
    private const int MostDetailed = 16; // servers; the pages of more would be most of the memory
    private readonly object _lock = new();
    private readonly TrendTrack _total = new();
    private List<Kept> _kept = [];
    private TrendTrack[] _servers = [];
    private IDetailWatch[] _watches = [];
    private DetailBox?[] _last = [];
    private TelemetryRoom? _room;
    private long _second = -1;
    private long _bytes;
    private int _step = 1;

    /// <summary>The latest moment; null before the first.</summary>
    public MarketTime? Last
    {
        get
        {
            lock (_lock)
                return _kept.Count == 0 ? null : _kept[^1].Picture.At;
        }
    }

    /// <summary>Pictures, their bytes, and market time between two.</summary>
    public (int Count, long Bytes, TimeSpan Step) Size
    {
        get
        {
            lock (_lock)
                return (_kept.Count, _bytes, TimeSpan.FromSeconds(_step));
        }
    }

    /// <summary>Says whose pictures they are. Before the first look.</summary>
    /// <param name="room">The room.</param>
    /// <param name="servers">How many servers it watches.</param>
    public void Watch(TelemetryRoom room, int servers)
    {
        _room = room;
        _servers = [.. Enumerable.Range(0, servers).Select(static _ => new TrendTrack())];
        int detailed = servers <= MostDetailed ? servers : 0;
        _watches = [.. Enumerable.Range(0, detailed).Select(i => room.Fleet.Watch(new ServerId((ushort)i)))];
        _last = new DetailBox?[detailed];
    }

    /// <summary>A picture was made: keeps it when its second is due.</summary>
    /// <param name="at">Market time.</param>
    public void Look(MarketTime at)
    {
        if (_room?.Fleet.Current is not { } fleet)
            return;
        long second = at.Nanoseconds / MarketTime.NanosecondsPerSecond;
        lock (_lock)
        {
            _total.Take(fleet.TotalTrend);
            for (int i = 0; i < _servers.Length; i++)
                _servers[i].Take(fleet.Servers[i].Trend);
        }
        int step = at < fineFrom ? Math.Max(CoarseSeconds, _step) : _step;
        if (second == _second || second % step != 0)
            return;
        _second = second;
        Add(Now(_room, at, fleet));
    }

    /// <summary>The last picture of all: what was ordered after the last tick is on it.</summary>
    /// <param name="at">Market time of the end.</param>
    public void End(MarketTime at)
    {
        if (_room?.Fleet.Current is { } fleet)
            Add(Now(_room, at, fleet));
    }

    /// <summary>No more pictures will come.</summary>
    public void Leave()
    {
        foreach (IDetailWatch watch in _watches)
            watch.Dispose();
        _room = null;
    }

    /// <summary>The last picture up to a moment, with the trends of that moment.</summary>
    /// <param name="at">The moment.</param>
    /// <returns>The picture; null when there is none that early.</returns>
    public PastPicture? At(MarketTime at)
    {
        lock (_lock)
        {
            if (Find(at) is not { Picture: { Fleet: { } fleet } picture })
                return null;
            return picture with
            {
                Fleet = fleet with
                {
                    TotalTrend = _total.Until(picture.At),
                    Servers =
                    [
                        .. fleet.Servers.Select((server, i) => server with { Trend = _servers[i].Until(picture.At) }),
                    ],
                },
            };
        }
    }

    /// <summary>What the page of a server showed.</summary>
    /// <param name="at">The moment.</param>
    /// <param name="server">The server.</param>
    /// <returns>The detail; null when there is none.</returns>
    public ServerDetail? DetailAt(MarketTime at, ServerId server)
    {
        DetailBox? box;
        lock (_lock)
            box = Find(at) is { } kept && server.Index < kept.Details.Length ? kept.Details[server.Index] : null;
        return box?.Open();
    }

    /// <summary>Trend of a server as it stood at a moment.</summary>
    /// <param name="server">Index of the server.</param>
    /// <param name="at">The moment.</param>
    /// <returns>The trend.</returns>
    public TrendSeries Trend(int server, MarketTime at)
    {
        lock (_lock)
            return server < _servers.Length ? _servers[server].Until(at) : new TrendSeries();
    }

    /// <summary>What the fleet was measured at, second by second.</summary>
    /// <returns>The columns.</returns>
    public PastCurves Curves()
    {
        lock (_lock)
        {
            ImmutableArray<TrendPoint> points = _total.Last(new MarketTime(long.MaxValue), int.MaxValue);
            return new PastCurves(
                [.. points.Select(static point => (int)(point.At.Nanoseconds / MarketTime.NanosecondsPerSecond))],
                [.. points.Select(static point => point.Pnl.Dollars)],
                [.. points.Select(static point => point.EnteredExposure.Dollars)],
                [.. points.Select(static point => point.Orders)]);
        }
    }

    private Kept Now(TelemetryRoom room, MarketTime at, FleetSnapshot fleet)
    {
        var picture = new PastPicture(
            at, fleet, room.Control.Current, room.Alarms.Current, room.Limits.Current, room.PreOpen.Current,
            room.Changes.Current);
        for (int i = 0; i < _watches.Length; i++)
        {
            if (_watches[i].Current is { } detail)
                _last[i] = DetailBox.Of(detail, _last[i]);
        }
        return new Kept(picture, [.. _last]);
    }

    private void Add(Kept kept)
    {
        lock (_lock)
        {
            _kept.Add(kept);
            _bytes += kept.Bytes;
            if (_bytes <= mostBytes)
                return;
            _step *= 2;
            _kept = [.. _kept.Where((_, i) => i % 2 == 0)];
            _bytes = _kept.Sum(static one => one.Bytes);
        }
    }

    private Kept? Find(MarketTime at)
    {
        int low = 0;
        int high = _kept.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_kept[middle].Picture.At <= at)
                low = middle + 1;
            else
                high = middle;
        }
        return low == 0 ? null : _kept[low - 1];
    }

    private sealed record Kept(PastPicture Picture, DetailBox?[] Details)
    {
        /// <summary>Measured over sessions of the library; what pictures share is not counted twice by much.</summary>
        public long Bytes { get; } = Details.Sum(static box => box?.Bytes ?? 0)
            + Picture.Fleet!.Servers.Length * 1_000L + Picture.Fleet.Uses.Length * 130L
            + Picture.Fleet.Anomalies.Length * 400L + Picture.Alarms.Groups.Sum(static group => group.Count) * 100L;
    }
}
