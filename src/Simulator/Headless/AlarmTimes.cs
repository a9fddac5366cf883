using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless;

/// <summary>When alarms spoke.</summary>
internal static class AlarmTimes
{
    /// <summary>
    /// When an alarm first stood at or after an instant: one that was raised before and still stands is known at the
    /// instant itself.
    /// </summary>
    /// <param name="spells">The spells, in the order of their starts.</param>
    /// <param name="from">The instant.</param>
    /// <param name="isMeant">Which of them count.</param>
    /// <returns>The time; null when there is none.</returns>
    public static MarketTime? FirstOf(
        IEnumerable<AlarmSpell> spells, MarketTime from, Func<AlarmSpell, bool> isMeant)
    {
        MarketTime? first = null;
        foreach (AlarmSpell spell in spells)
        {
            if (spell.LastSeen < from || !isMeant(spell))
                continue;
            MarketTime at = spell.First.Since > from ? spell.First.Since : from;
            if (first is null || at < first)
                first = at;
        }
        return first;
    }
}
