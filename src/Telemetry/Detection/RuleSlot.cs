using System.Collections.ObjectModel;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection;

/// <summary>
/// One rule on a panel: how it is set, and what stands, as a whole and by instrument. What each tick touches is in its
/// <see cref="RuleState"/>.
/// </summary>
/// <param name="states">The states of the panel's rules.</param>
/// <param name="index">Which is this rule's.</param>
internal sealed class RuleSlot(RuleState[] states, int index)
{
    private readonly Dictionary<int, Cell> _cells = [];
    private readonly List<int> _ended = [];
    private IReadOnlyDictionary<int, RuleSetting>? _bySymbol;
    private (NoOpinion Of, string Text) _said = (default, "");
    private long _round;

    /// <summary>The rule.</summary>
    public Detector Detector => State.Detector;

    /// <summary>How it is set; null when it does not watch whom the panel is for.</summary>
    public RuleSetting? Setting { get; private set; }

    /// <summary>Why the rule has no opinion now; null when it has one.</summary>
    public string? NoOpinion
    {
        get
        {
            if (State.NoOpinion is not { } reason)
                return null;
            if (_said.Of != reason)
                _said = (reason, reason.ToString()); // it is read with every picture and seldom changes
            return _said.Text;
        }
    }

    /// <summary>The latest value, the largest where it speaks of instruments; null when it said nothing.</summary>
    public long? Value => State.Value;

    /// <summary>The highest value since the start.</summary>
    public long Peak => State.Peak;

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

    /// <summary>Puts another setting in force.</summary>
    /// <param name="setting">How the rule is set; null when it does not watch whom the panel is for.</param>
    /// <param name="bySymbol">Settings of instruments that have their own, by index; null when none has.</param>
    public void Use(RuleSetting? setting, IReadOnlyDictionary<int, RuleSetting>? bySymbol)
    {
        (Setting, _bySymbol) = (setting, bySymbol);
        bool isAsked = setting is { Enabled: true } || bySymbol?.Values.Any(static own => own.Enabled) == true;
        State.Active = isAsked ? setting : null;
        State.Threshold = setting is null ? Threshold.Unset : Threshold.Of(setting);
        if (State.Active is null)
            Clear();
        else
            Detector.Use(State.Active);
        Detector.Use(bySymbol ?? ReadOnlyDictionary<int, RuleSetting>.Empty);
        NoteCalm();
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
            State.Begin(verdicts);
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
        AnyStands = false;
        State.Clear();
        NoteCalm();
    }

    private ref RuleState State => ref states[index];

    private void NoteCalm() => State.IsCalm = _cells.Count == 0 && _bySymbol is null;

    private void Take(in Verdict verdict, MarketTime now, bool isTick, Action<StandingFinding>? rose)
    {
        State.Raise(verdict.Value, isShown: verdict.Key < 0);
        if (_cells.Count == 0 && _bySymbol is null && !State.Threshold.IsReachedBy(verdict.Value))
            return;
        RuleSetting setting = SettingOf(verdict.Symbol);
        if (!setting.Enabled)
            return;
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
        NoteCalm();
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
        _bySymbol is not null && _bySymbol.TryGetValue(symbol, out RuleSetting? own) ? own : Setting!;

    private sealed class Cell
    {
        public StepWatch Watch = new();

        public StandingFinding? Finding { get; set; }

        public long Round { get; set; }

        public int Symbol { get; set; }
    }
}
