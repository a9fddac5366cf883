using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless.Ahead;

/// <summary>
/// Stands between a world and the room behind it, hands over step by step, and counts what the room tells gates and
/// venue.
/// </summary>
internal sealed class AheadRelay : IDisposable
{
    private readonly World _world;
    private readonly AheadAcks _held;
    private readonly IGateAckSink _acks;
    private readonly AheadStep _step = new();

    /// <summary>A relay that has handed over nothing.</summary>
    /// <param name="world">The world.</param>
    /// <param name="held">Where its gates answer.</param>
    /// <param name="acks">Where the room takes their answers.</param>
    public AheadRelay(World world, AheadAcks held, IGateAckSink acks)
    {
        (_world, _held, _acks) = (world, held, acks);
        Feed = new AheadFeed(world, Note);
        Gates = [.. world.Gates.Select(gate => new WatchedGate(gate, Note))];
    }

    /// <summary>What the room reads.</summary>
    public AheadFeed Feed { get; }

    /// <summary>The gates as the room reaches them.</summary>
    public IReadOnlyList<IFlowGate> Gates { get; }

    /// <summary>How often the room has told a gate something, or asked the venue.</summary>
    public long Told { get; private set; }

    /// <summary>Counts something that reaches the world by another way.</summary>
    public void Note() => Told++;

    /// <summary>In step: hands over what the world published up to now.</summary>
    public void Carry()
    {
        _step.Take(_world, _held);
        Feed.Show(_step, _acks);
    }

    /// <summary>Lets the world go ahead, and hands over step by step what it published.</summary>
    /// <param name="until">No bucket that ends later is run.</param>
    /// <param name="stepNanoseconds">Length of a step, a part of a bucket.</param>
    /// <returns>The steps, each when it has been handed over; then the world is the caller's again.</returns>
    public IEnumerable<AheadStep> GoAhead(MarketTime until, long stepNanoseconds)
    {
        using var ahead = new WorldAhead(_world, _held, until, stepNanoseconds);
        foreach (AheadStep step in ahead.Steps())
        {
            Feed.Show(step, _acks);
            yield return step;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Feed.Dispose();
}
