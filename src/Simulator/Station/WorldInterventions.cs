using System.Collections.Concurrent;
using System.Collections.Immutable;
using Ops.Simulator.Servers;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Station;

/// <summary>
/// What an instructor does to the world: taken from any thread, done on the world's own between two steps, at a market
/// time that is told to whoever asked. Done again at the same market time, it gives the same world.
/// </summary>
/// <param name="timeline">What happens when.</param>
/// <param name="servers">Names of the servers, in the order of the gates.</param>
/// <param name="gates">The gates.</param>
/// <param name="ledger">What really happened.</param>
internal sealed class WorldInterventions(
    WorldTimeline timeline, ImmutableArray<string> servers, OrderGate[] gates, WorldLedger ledger)
{
    private const long LossEvery = MarketTime.NanosecondsPerSecond; // a sum over all instruments

    private readonly ConcurrentQueue<(Intervention What, Action<MarketTime, string?>? Done)> _waiting = new();
    private ImmutableArray<ArmedItem> _armed = [];
    private long? _firstHalt;
    private int _waits;

    /// <summary>Items that wait for a condition or did, in the order of their insertion. Any thread.</summary>
    public ImmutableArray<ArmedItem> Armed => ImmutableInterlocked.InterlockedCompareExchange(ref _armed, [], default);

    /// <summary>Takes an intervention. Any thread.</summary>
    /// <param name="what">What is done.</param>
    /// <param name="done">Told on the world's thread at which market time it was done, or why it was not; null for
    /// nobody.</param>
    public void Add(Intervention what, Action<MarketTime, string?>? done) => _waiting.Enqueue((what, done));

    /// <summary>Does what waits. On the world's thread.</summary>
    /// <param name="now">Market time.</param>
    public void Make(long now)
    {
        while (_waiting.TryDequeue(out (Intervention What, Action<MarketTime, string?>? Done) next))
        {
            string? refusal = Make(next.What, now);
            next.Done?.Invoke(new MarketTime(now), refusal);
        }
    }

    /// <summary>Looks whether a condition is met. On the world's thread, when a bucket closes.</summary>
    /// <param name="now">Market time.</param>
    public void Look(long now)
    {
        if (_firstHalt is null && Array.Exists(gates, static gate => gate.IsLatched))
            _firstHalt = now;
        if (_waits == 0)
            return;
        for (int i = 0; i < _armed.Length; i++)
        {
            if (_armed[i].FiredAt is null && IsMet(_armed[i].When, now))
                Fire(i, now);
        }
    }

    private string? Make(Intervention what, long now)
    {
        switch (what)
        {
            case Intervention.Insert insert:
                timeline.Insert(insert.Item, now);
                return null;
            case Intervention.Arm arm:
                ImmutableInterlocked.Update(
                    ref _armed, static (all, added) => all.Add(added), new ArmedItem(arm.Item, arm.When, null));
                _waits++;
                return null;
            case Intervention.Trigger trigger:
                return timeline.Trigger(trigger.Item, now);
            case Intervention.HoldBack hold:
                return timeline.HoldBack(hold.Item, now);
            default:
                throw new ArgumentOutOfRangeException(nameof(what), what, "No such intervention.");
        }
    }

    private void Fire(int index, long now)
    {
        ArmedItem armed = _armed[index];
        ImmutableInterlocked.Update(
            ref _armed, static (all, fired) => all.SetItem(fired.Index, fired.Item),
            (Index: index, Item: armed with { FiredAt = new MarketTime(now) }));
        _waits--;
        timeline.Insert(armed.Item.MovedTo(new MarketTime(now).TimeOfDay), now);
    }

    private bool IsMet(Condition condition, long now) => condition switch
    {
        Condition.WhenHalted halted => gates[servers.IndexOf(halted.Server)].IsLatched,
        Condition.WhenLossExceeds loss => now % LossEvery == 0 && LossOf() > loss.Dollars,
        Condition.AfterFirstKill kill =>
            _firstHalt is { } first && now - first >= kill.Seconds * MarketTime.NanosecondsPerSecond,
        _ => false,
    };

    private decimal LossOf()
    {
        LedgerReport report = ledger.Report();
        return -(report.Incident.Children > 0 ? report.Incident : report.Fleet).MarkToMarket.Dollars;
    }
}
