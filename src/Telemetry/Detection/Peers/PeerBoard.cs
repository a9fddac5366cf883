using Ops.Telemetry.Contracts;
using Ops.Telemetry.Detection.Flow;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Peers;

/// <summary>
/// All servers side by side at one tick, for rules that compare them. Filled once every server has been read, before
/// any is judged, so that all are compared at the same time.
/// </summary>
internal sealed class PeerBoard
{
    private const long Never = long.MinValue / 2;
    private const long Remembered = 30 * MarketTime.NanosecondsPerSecond;

    private readonly ServerLedger[] _servers;
    private readonly bool[] _comparable;
    private readonly FleetLedger? _fleet;
    private readonly FlowHistory[] _histories;
    private readonly FlowRecorder[] _days;
    private readonly FlowHistory _market = new(fewest: 10_000);
    private readonly long[] _flow;
    private readonly long[] _usual;
    private readonly AnswerTimes _answers;
    private readonly bool[,] _troubled;
    private readonly int[] _asked = new int[(int)PeerTrouble.Count];
    private readonly int[] _troubles = new int[(int)PeerTrouble.Count];
    private readonly long[] _sharedAt = [.. Enumerable.Repeat(Never, (int)PeerTrouble.Count)];
    private readonly long[,] _troubledAt;
    private long _now;
    private readonly long[] _volumes = new long[FlowHistory.BlockSeconds];
    private long _volume = -1;
    private long _seconds;
    private long _volumeNextAt = long.MinValue;

    /// <summary>A board of a fleet.</summary>
    /// <param name="servers">The servers' numbers, in the order of their ids.</param>
    /// <param name="fleet">The market's volumes; null in tests that need none.</param>
    /// <param name="profiles">What earlier days had, by server; null when none was given.</param>
    public PeerBoard(
        ServerLedger[] servers, FleetLedger? fleet = null, IReadOnlyList<FlowProfile?>? profiles = null)
    {
        (_servers, _fleet) = (servers, fleet);
        _comparable = new bool[servers.Length];
        _histories = [.. servers.Select((_, i) => new FlowHistory(profiles?[i]))];
        _days = [.. servers.Select(static _ => new FlowRecorder())];
        (_flow, _usual) = (new long[servers.Length], new long[servers.Length]);
        _answers = new AnswerTimes(servers.Length);
        _troubled = new bool[(int)PeerTrouble.Count, servers.Length];
        _troubledAt = new long[(int)PeerTrouble.Count, servers.Length];
        for (int i = 0; i < _troubledAt.Length; i++)
            _troubledAt[i / servers.Length, i % servers.Length] = Never;
        Comparison = new PeerComparison(servers.Length);
    }

    /// <summary>Servers of the fleet.</summary>
    public int Count => _servers.Length;

    /// <summary>Every server's growth beside the others'.</summary>
    public PeerComparison Comparison { get; }

    /// <summary>Log messages of all servers by text.</summary>
    public MessageBoard Messages { get; } = new();

    /// <summary>When the venue answered each server.</summary>
    public AnswerTimes Answers => _answers;

    /// <summary>Market volume of ten seconds in percent of what is usual; 100 while that is not known.</summary>
    public long MarketGrowth { get; private set; } = 100;

    /// <summary>The servers' panels, for the rule that judges the rules.</summary>
    public IReadOnlyList<RulePanel> Panels { get; set; } = [];

    /// <summary>The highest value any server had of a rule.</summary>
    /// <param name="rule">Code of the rule.</param>
    /// <returns>The value; 0 when there was none.</returns>
    public long PeakOf(string rule) => Panels
        .SelectMany(static panel => panel.Slots)
        .Where(slot => slot.Detector.Rule == rule)
        .Select(static slot => slot.Peak).DefaultIfEmpty().Max();

    /// <summary>A server's numbers.</summary>
    /// <param name="server">Its index.</param>
    public ref readonly ReadingFigures this[int server] => ref _servers[server].Figures;

    /// <summary>Whether a server's figures say how a healthy server flows now: its feed is trusted and no hold covers
    /// it.</summary>
    /// <param name="server">Its index.</param>
    /// <returns>Whether it may be compared with.</returns>
    public bool IsComparable(int server) => _comparable[server];

    /// <summary>Says whether a server may be compared with.</summary>
    /// <param name="server">Its index.</param>
    /// <param name="comparable">Whether its feed is trusted and no hold covers it.</param>
    public void Set(int server, bool comparable) => _comparable[server] = comparable;

    /// <summary>New orders in ten seconds that are usual for a server at this time.</summary>
    /// <param name="server">Its index.</param>
    /// <returns>The count; 0 while it is not known.</returns>
    public long UsualOf(int server) => _usual[server];

    /// <summary>What the day was like for a server so far, to learn from.</summary>
    /// <param name="server">Its index.</param>
    /// <returns>The profile.</returns>
    public FlowProfile DayOf(int server) => _days[server].ToProfile();

    /// <summary>Reads all servers at a tick.</summary>
    /// <param name="now">The tick.</param>
    /// <param name="phase">Phase of the session.</param>
    public void Read(MarketTime now, SessionPhase phase)
    {
        _now = now.Nanoseconds;
        for (int i = 0; i < _servers.Length; i++)
        {
            ref readonly ReadingFigures figures = ref _servers[i].Figures;
            _flow[i] = figures.In10s[OrderEventKind.Sent];
            if (!_comparable[i])
                _histories[i].Pause(now, phase);
            else if (_histories[i].Advance(now, phase, _flow[i]))
                _days[i].Add(now, _flow[i]);
            _usual[i] = _histories[i].Usual;
            _answers.Read(i, figures);
        }
        Comparison.Take(_flow, _usual, _comparable);
        ReadMarket(now, phase);
        for (int trouble = 0; trouble < _asked.Length; trouble++)
            CountTrouble(trouble);
    }

    /// <summary>Says whether a server has a trouble; it counts from the next tick on.</summary>
    /// <param name="trouble">Which.</param>
    /// <param name="server">Its index.</param>
    /// <param name="has">Whether.</param>
    public void Set(PeerTrouble trouble, int server, bool has)
    {
        _troubled[(int)trouble, server] = has;
        if (has)
            _troubledAt[(int)trouble, server] = _now;
    }

    /// <summary>Whether a server had a trouble within the last half minute.</summary>
    /// <param name="trouble">Which.</param>
    /// <param name="server">Its index.</param>
    /// <returns>Whether.</returns>
    public bool HadLately(PeerTrouble trouble, int server) => _now - _troubledAt[(int)trouble, server] <= Remembered;

    /// <summary>
    /// Whether something that began at an instant began before or while most servers had a trouble that ended less than
    /// half a minute ago: what an outage left behind is the outage's.
    /// </summary>
    /// <param name="trouble">Which.</param>
    /// <param name="since">When it began, in nanoseconds.</param>
    /// <returns>Whether.</returns>
    public bool IsLeftBy(PeerTrouble trouble, long since) =>
        _sharedAt[(int)trouble] >= since && WasSharedLately(trouble);

    /// <summary>How many servers have a trouble.</summary>
    /// <param name="trouble">Which.</param>
    /// <returns>Those that have it, and all that could.</returns>
    public (int Troubled, int Of) CountOf(PeerTrouble trouble) => (_troubles[(int)trouble], _asked[(int)trouble]);

    /// <summary>Whether half or more of at least two servers have a trouble: it is none of theirs then.</summary>
    /// <param name="trouble">Which.</param>
    /// <returns>Whether.</returns>
    public bool IsShared(PeerTrouble trouble) =>
        _troubles[(int)trouble] >= 2 && _troubles[(int)trouble] * 2 >= _asked[(int)trouble];

    /// <summary>Whether most servers had a trouble within the last half minute: what they do now makes up for
    /// it.</summary>
    /// <param name="trouble">Which.</param>
    /// <returns>Whether.</returns>
    public bool WasSharedLately(PeerTrouble trouble) => _now - _sharedAt[(int)trouble] <= Remembered;

    private void CountTrouble(int trouble)
    {
        (int asked, int troubled) = (0, 0);
        for (int i = 0; i < _servers.Length; i++)
        {
            bool has = _troubled[trouble, i];
            asked += has || IsAsked(trouble, i) ? 1 : 0;
            troubled += has ? 1 : 0;
        }
        (_asked[trouble], _troubles[trouble]) = (asked, troubled);
        if (IsShared((PeerTrouble)trouble))
            _sharedAt[trouble] = _now;
    }

    private bool IsAsked(int trouble, int server) => (PeerTrouble)trouble switch
    {
        PeerTrouble.Unanswered => _answers.IsAsking(server, _servers[server].Figures),
        _ => _servers[server].Figures.LastEventNanoseconds != ReadingFigures.NoEvent,
    };

    private void ReadMarket(MarketTime now, SessionPhase phase)
    {
        if (_fleet is null || now.Nanoseconds < _volumeNextAt)
            return;
        long volume = 0;
        foreach (long traded in _fleet.MarketVolumes)
            volume += traded;
        _volumes[_seconds++ % _volumes.Length] = _volume < 0 ? 0 : volume - _volume;
        _volume = volume;
        _volumeNextAt = now.Nanoseconds + MarketTime.NanosecondsPerSecond;
        long grown = _volumes.Sum();
        MarketGrowth = _market.IsKnown && _market.Usual > 0 ? grown * 100 / _market.Usual : 100;
        _market.Advance(now, phase, grown);
    }
}
