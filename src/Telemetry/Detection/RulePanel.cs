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
    private readonly ServerDefinition? _server;
    private readonly ImmutableArray<SymbolDefinition> _symbols;
    private readonly RuleSlot[] _slots;
    private readonly (RuleSlot Slot, IStreamDetector Detector)[] _streams;
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
        IReadOnlyList<IDetector> detectors, ServerDefinition? server, ImmutableArray<SymbolDefinition> symbols,
        RuleBook book, SliceScan? scan = null)
    {
        (_server, _symbols, _scan) = (server, symbols, scan);
        _slots = [.. detectors.Select(static detector => new RuleSlot(detector))];
        _streams =
        [
            .. _slots.Where(static slot => slot.Detector is IStreamDetector)
                .Select(static slot => (slot, (IStreamDetector)slot.Detector)),
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
            slot.Setting = _server is null ? book.ForFleet(rule) : book.For(rule, _server);
            slot.BySymbol = anyBySymbol ? BySymbol(book, rule) : null;
            if (slot.Setting is { Enabled: true } setting)
                slot.Detector.Use(setting);
            else
                slot.Clear();
        }
        SettingCount = _slots.Count(static slot => slot.Setting is not null);
    }

    /// <summary>Lets every rule judge a tick.</summary>
    /// <param name="measured">The measurements.</param>
    /// <returns>Whether some finding trips.</returns>
    public bool Judge(in Measurement measured)
    {
        bool trips = false;
        foreach (RuleSlot slot in _slots)
        {
            if (slot.Setting is not { Enabled: true } setting)
                continue;
            _verdicts.Clear();
            slot.Detector.Judge(measured, setting, _verdicts);
            if (_verdicts.Plain is { } value && slot.TakeCalm(value))
                continue;
            trips |= slot.Take(_verdicts, measured.Now, isTick: true, Rose);
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
        foreach ((RuleSlot slot, IStreamDetector detector) in _streams)
        {
            if (slot.Setting is not { Enabled: true } setting)
                continue;
            _verdicts.Clear();
            detector.Inspect(events, measured, setting, _verdicts);
            if (_verdicts.Items.Length > 0)
                trips |= slot.Take(_verdicts, measured.Now, isTick: false, Rose);
        }
        return trips;
    }

    /// <summary>Lets nothing stand: nobody measures any more.</summary>
    public void Clear()
    {
        foreach (RuleSlot slot in _slots)
            slot.Clear();
    }

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
