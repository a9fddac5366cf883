using System.Collections.Immutable;
using Ops.Simulator.Station;
using Ops.Telemetry.Model;

namespace Ops.Simulator;

/// <content>What an instructor does to it.</content>
public sealed partial class World
{
    /// <summary>Items an instructor has put on the timeline that wait for a condition, or did. Any thread.</summary>
    public ImmutableArray<ArmedItem> Armed => _interventions.Armed;

    /// <summary>Does something to the world at its next step, also while the market clock stands. Any thread.</summary>
    /// <param name="what">What.</param>
    /// <param name="done">Told on the world's thread at which market time it was done, and why not when it was not;
    /// null for nobody.</param>
    public void Intervene(Intervention what, Action<MarketTime, string?>? done = null) =>
        _interventions.Add(what, done);

    /// <summary>Runs market time on in lockstep, at most to the end of the bucket.</summary>
    /// <param name="to">Where to; everything before it happens.</param>
    public void AdvanceTo(MarketTime to) => AdvanceTo(to.Nanoseconds);
}
