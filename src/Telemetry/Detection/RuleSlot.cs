using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection;

/// <summary>One rule on a panel: the detector, how it is set, and what stands, as a whole and by instrument.</summary>
/// <param name="detector">The rule, of this panel alone.</param>
internal sealed class RuleSlot(IDetector detector)
{
    private readonly Dictionary<int, Cell> _cells = [];
    private readonly List<int> _ended = [];
    private RuleSetting? _setting;
    private Threshold _threshold;
    private NoOpinion? _noOpinion;
    private (NoOpinion Of, string Text) _said = (default, "");
    private long _round;

    /// <summary>The rule.</summary>
    public IDetector Detector { get; } = detector;

    /// <summary>How it is set; null when it does not watch whom the panel is for.</summary>
    public RuleSetting? Setting
    {
        get => _setting;
        set => (_setting, _threshold) = (value, value is null ? default : Threshold.Of(value));
    }

    /// <summary>Settings of instruments that have their own, by index; null when none has.</summary>
    public IReadOnlyDictionary<int, RuleSetting>? BySymbol { get; set; }

    /// <summary>Why the rule has no opinion now; null when it has one.</summary>
    public string? NoOpinion
    {
        get
        {
            if (_noOpinion is not { } reason)
                return null;
            if (_said.Of != reason)
                _said = (reason, reason.ToString()); // it is read with every picture and seldom changes
            return _said.Text;
        }
    }

    /// <summary>The latest value, the largest where it speaks of instruments; null when it said nothing.</summary>
    public long? Value { get; private set; }

    /// <summary>The highest value since the start.</summary>
    public long Peak { get; private set; }

    /// <summary>What stands, at most one finding for each instrument or topic.</summary>
    public IEnumerable<StandingFinding> Standing =>
        _cells.Values.Where(static cell => cell.Finding is not null).Select(static cell => cell.Finding!.Value);

    /// <summary>The strongest action of what stands; null when nothing does.</summary>
    public LimitAction? Acting
    {
        get
        {
            if (!AnyStands)
                return null;
            LimitAction? strongest = null;
            foreach (Cell cell in _cells.Values)
            {
                if (cell.Finding is { } finding && !(finding.Action < strongest))
                    strongest = finding.Action;
            }
            return strongest;
        }
    }

    /// <summary>Whether anything stands.</summary>
    public bool AnyStands { get; private set; }

    /// <summary>Takes what a tick measured where it is one value, reaches nothing, and nothing stood before.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Whether it was that; if not nothing was taken.</returns>
    public bool TakeCalm(long value)
    {
        if (_cells.Count > 0 || BySymbol is not null || _threshold.IsReachedBy(value))
            return false;
        _round++;
        (_noOpinion, Value, AnyStands) = (null, value, false);
        Peak = Math.Max(Peak, value);
        return true;
    }

    /// <summary>Takes a round of verdicts.</summary>
    /// <param name="verdicts">The verdicts.</param>
    /// <param name="now">Market time of the tick, or of the last one when events are judged.</param>
    /// <param name="isTick">Whether what is not spoken of has ended; a slice of events only adds.</param>
    /// <param name="rose">Told of what began to stand or rose.</param>
    /// <returns>Whether something stands that trips.</returns>
    public bool Take(VerdictList verdicts, MarketTime now, bool isTick, Action<StandingFinding>? rose)
    {
        _round++;
        if (isTick)
        {
            _noOpinion = verdicts.NoOpinion;
            Value = null;
        }
        foreach (ref readonly Verdict verdict in verdicts.Items)
            Take(verdict, now, isTick, rose);
        if (isTick && _cells.Count > 0)
            EndTheRest(now);
        return Settle();
    }

    /// <summary>Lets nothing stand.</summary>
    public void Clear()
    {
        _cells.Clear();
        (AnyStands, _noOpinion, Value) = (false, null, null);
    }

    private void Take(in Verdict verdict, MarketTime now, bool isTick, Action<StandingFinding>? rose)
    {
        if (verdict.Key < 0)
            Value = Math.Max(verdict.Value, Value ?? long.MinValue);
        Peak = Math.Max(Peak, verdict.Value);
        if (_cells.Count == 0 && BySymbol is null && !_threshold.IsReachedBy(verdict.Value))
            return;
        RuleSetting setting = SettingOf(verdict.Symbol);
        if (!_cells.TryGetValue(verdict.Key, out Cell? cell))
        {
            if (!StepWatch.IsReached(verdict.Value, setting.Limit, setting.WarnAtPercent))
                return; // nothing to remember
            _cells.Add(verdict.Key, cell = new Cell());
        }
        if (!isTick && cell.Finding is { } standing && verdict.Value < standing.Verdict.Value)
            return; // a slice only adds: what has become less is seen at the tick
        (cell.Round, cell.Symbol) = (_round, verdict.Symbol);
        MarketTime at = verdict.EventAt > now.Nanoseconds ? new MarketTime(verdict.EventAt) : now;
        int before = cell.Finding?.Step ?? StepWatch.None;
        int step = cell.Watch.Advance(verdict.Value, setting, at);
        cell.Finding = step == StepWatch.None
            ? null : new StandingFinding(Detector, verdict, setting, step, cell.Finding?.Since ?? at) { SeenAt = at };
        if (step > before)
            rose?.Invoke(cell.Finding!.Value);
    }

    private void EndTheRest(MarketTime now)
    {
        foreach ((int key, Cell cell) in _cells)
        {
            if (cell.Round != _round)
            {
                cell.Watch.Advance(0, SettingOf(cell.Symbol), now);
                cell.Finding = null;
            }
            if (cell.Watch.IsCalm)
                _ended.Add(key);
        }
        foreach (int key in _ended)
            _cells.Remove(key);
        _ended.Clear();
    }

    private bool Settle()
    {
        if (_cells.Count == 0)
            return AnyStands = false;
        bool any = false;
        bool trips = false;
        foreach (Cell cell in _cells.Values)
        {
            any |= cell.Finding is not null;
            trips |= cell.Finding is { Trips: true };
        }
        AnyStands = any;
        return trips;
    }

    private RuleSetting SettingOf(int symbol) =>
        BySymbol is not null && BySymbol.TryGetValue(symbol, out RuleSetting? own) ? own : Setting!;

    private sealed class Cell
    {
        public StepWatch Watch = new();

        public StandingFinding? Finding { get; set; }

        public long Round { get; set; }

        public int Symbol { get; set; }
    }
}
