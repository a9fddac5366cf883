using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Scan;

/// <summary>
/// Orders the gate refused in the last minute, by reason. Refusals under a hold are what the hold is for and are not
/// counted.
/// </summary>
internal sealed class RefusalCounts
{
    /// <summary>Reasons told apart; a higher number counts as the last.</summary>
    public const int Reasons = 32;

    private const long Minute = 60 * MarketTime.NanosecondsPerSecond;

    private readonly Reason[] _reasons = new Reason[Reasons];

    /// <summary>Whether anything was ever refused.</summary>
    public bool Any { get; private set; }

    /// <summary>A refusal.</summary>
    /// <param name="item">The event.</param>
    public void Add(in OrderEvent item)
    {
        if ((GateRefusal)item.Aux is GateRefusal.None or GateRefusal.Latched or GateRefusal.Severed
            or GateRefusal.Throttled or GateRefusal.NotReducing)
            return;
        ref Reason reason = ref _reasons[Math.Clamp(item.Aux, 0, Reasons - 1)];
        if (reason.Count == 0 || item.TimeNanoseconds - reason.Since > Minute)
            reason = new Reason { Since = item.TimeNanoseconds, First = item.FeedSequence, Symbol = item.SymbolIndex };
        reason.Count++;
        Any = true;
    }

    /// <summary>Refusals for one reason since its first of the last minute.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="now">Market time in nanoseconds.</param>
    /// <returns>How many, the event that was the first, and its instrument.</returns>
    public (int Count, long First, int Symbol) Of(int reason, long now)
    {
        ref Reason counted = ref _reasons[reason];
        return counted.Count == 0 || now - counted.Since > Minute
            ? (0, 0, Verdict.NoSymbol) : (counted.Count, counted.First, counted.Symbol);
    }

    private struct Reason
    {
        public long Since;
        public long First;
        public int Symbol;
        public int Count;
    }
}
