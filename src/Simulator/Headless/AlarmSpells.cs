using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless;

/// <summary>Every time that any finding stood. Two instruments of one rule and server are told apart by their
/// start.</summary>
internal sealed class AlarmSpells
{
    private readonly Dictionary<(string Rule, ServerId? Server, MarketTime Since), AlarmSpell> _spells = [];

    /// <summary>The spells in the order of their starts.</summary>
    public IEnumerable<AlarmSpell> All => _spells.Values.OrderBy(static spell => spell.First.Since);

    /// <summary>Takes note of a finding that stands.</summary>
    /// <param name="anomaly">The finding.</param>
    /// <param name="now">Market time.</param>
    public void Note(Anomaly anomaly, MarketTime now)
    {
        var key = (anomaly.Rule, anomaly.Server, anomaly.Since);
        _spells[key] = _spells.TryGetValue(key, out AlarmSpell? known)
            ? known.Seen(anomaly, now) : new AlarmSpell(anomaly);
    }
}
