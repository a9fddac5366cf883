using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Detection.Scan;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection;

/// <summary>
/// All rules of one server, or of the fleet, each held against its setting, with what stands now. A tick without a
/// finding allocates nothing.
/// </summary>
internal sealed class RulePanel
{
    private const uint AnySlice = 1u << 31;

    private readonly ServerDefinition? _server;
    private readonly ImmutableArray<SymbolDefinition> _symbols;
    private readonly RuleState[] _states;
    private readonly RuleSlot[] _slots;
    private readonly (int Index, uint Gauges, StreamDetector Detector)[] _streams;
    private readonly SliceScan? _scan;
    private readonly VerdictList _verdicts = new();
    private RuleBook? _book;

    /// <summary>A panel on which nothing stands.</summary>
    /// <param name="detectors">The rules, of this panel alone.</param>
    /// <param name="server">The server; null for the fleet.</param>
    /// <param name="symbols">The universe, for settings of single instruments.</param>
    /// <param name="book">How the rules are set.</param>
    /// <param name="scan">The one look at a slice that the rules share; null when none needs it.</param>
    public RulePanel(
        IReadOnlyList<Detector> detectors, ServerDefinition? server, ImmutableArray<SymbolDefinition> symbols,
        RuleBook book, SliceScan? scan = null)
    {
        (_server, _symbols, _scan) = (server, symbols, scan);
        _states = [.. detectors.Select(static detector => new RuleState(detector))];
        _slots = [.. Enumerable.Range(0, _states.Length).Select(index => new RuleSlot(_states, index))];
        _streams =
        [
            .. detectors.Index().Where(static rule => rule.Item is StreamDetector)
                .Select(static rule => (rule.Index, Gauges((StreamDetector)rule.Item), (StreamDetector)rule.Item)),
        ];
        Use(book);
    }

    /// <summary>Told of every finding that begins to stand or rises.</summary>
    public Action<StandingFinding>? Rose { get; set; }

    /// <summary>The rules with their settings and values, in their order.</summary>
    public IReadOnlyList<RuleSlot> Slots => _slots;

    /// <summary>How many rules watch whom the panel is for.</summary>
    public int SettingCount { get; private set; }

    /// <summary>Whether anything stands.</summary>
    public bool AnyStands
    {
        get
        {
            foreach (RuleSlot slot in _slots)
            {
                if (slot.AnyStands)
                    return true;
            }
            return false;
        }
    }

    /// <summary>What stands since the last tick, in the order of the rules.</summary>
    public IEnumerable<StandingFinding> Standing
    {
        get
        {
            foreach (RuleSlot slot in _slots)
            {
                if (!slot.AnyStands)
                    continue;
                foreach (StandingFinding finding in slot.Standing)
                    yield return finding;
            }
        }
    }

    /// <summary>Puts other settings in force.</summary>
    /// <param name="book">The settings; the ones in force already change nothing.</param>
    public void Use(RuleBook book)
    {
        if (ReferenceEquals(book, _book))
            return;
        _book = book;
        bool anyBySymbol = _server is not null
            && book.Overrides.Any(static entry => entry.Scope.Kind == RuleScopeKind.Symbol);
        foreach (RuleSlot slot in _slots)
        {
            string rule = slot.Detector.Rule;
            slot.Use(
                _server is null ? book.ForFleet(rule) : book.For(rule, _server),
                anyBySymbol ? BySymbol(book, rule) : null);
        }
        SettingCount = _slots.Count(static slot => slot.Setting is not null);
    }

    /// <summary>Lets every rule judge a tick.</summary>
    /// <param name="measured">The measurements.</param>
    /// <returns>Whether some finding trips.</returns>
    public bool Judge(in Measurement measured)
    {
        bool trips = false;
        for (int i = 0; i < _states.Length; i++)
        {
            ref RuleState state = ref _states[i];
            if (state.Active is not { } setting)
                continue;
            if (state.Gauge is { } gauge && _scan is { } scan && state.TakeCalm(ref scan[gauge]))
                continue;
            _verdicts.Clear(state.IsCalm ? state.Threshold.From : long.MinValue);
            state.Detector.Judge(measured, setting, _verdicts);
            if (!state.TakeCalm(_verdicts))
                trips |= _slots[i].Take(_verdicts, measured.Now, isTick: true, Rose);
        }
        return trips;
    }

    /// <summary>Lets the rules that look at events judge a slice.</summary>
    /// <param name="events">The events, applied to the ledger already.</param>
    /// <param name="measured">The measurements, those of a tick of the last one.</param>
    /// <returns>Whether some finding trips.</returns>
    public bool Inspect(ReadOnlySpan<OrderEvent> events, in Measurement measured)
    {
        bool trips = false;
        _scan?.Take(events, measured);
        uint reached = (_scan?.Reached ?? 0) | AnySlice;
        foreach ((int index, uint gauges, StreamDetector detector) in _streams)
        {
            if ((gauges & reached) == 0 || _states[index].Active is not { } setting)
                continue;
            _verdicts.Clear();
            detector.Inspect(events, measured, setting, _verdicts);
            if (_verdicts.IsPlain || _verdicts.HasItems)
                trips |= _slots[index].Take(_verdicts, measured.Now, isTick: false, Rose);
        }
        return trips;
    }

    /// <summary>Lets nothing stand: nobody measures any more.</summary>
    public void Clear()
    {
        foreach (RuleSlot slot in _slots)
            slot.Clear();
    }

    /// <summary>Which measures make a rule worth asking.</summary>
    private static uint Gauges(StreamDetector detector) => detector.Gauge is { } gauge ? 1u << (int)gauge : AnySlice;

    private Dictionary<int, RuleSetting>? BySymbol(RuleBook book, string rule)
    {
        Dictionary<int, RuleSetting>? found = null;
        foreach (SymbolDefinition symbol in _symbols)
        {
            if (book.ForSymbol(rule, symbol.Ticker) is { } own)
                (found ??= []).Add(symbol.Id.Index, own);
        }
        return found;
    }
}
