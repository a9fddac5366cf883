using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless.Ahead;

/// <summary>Stands between a world and the room behind it, and hands over step by step.</summary>
/// <param name="world">The world.</param>
/// <param name="held">Where its gates answer.</param>
/// <param name="acks">Where the room takes their answers.</param>
internal sealed class AheadRelay(World world, AheadAcks held, IGateAckSink acks) : IDisposable
{
    private readonly AheadStep _step = new();

    /// <summary>What the room reads.</summary>
    public AheadFeed Feed { get; } = new(world);

    /// <summary>In step: hands over what the world published up to now.</summary>
    public void Carry()
    {
        _step.Take(world, held);
        Feed.Show(_step, acks);
    }

    /// <summary>Lets the world go ahead, and hands over bucket by bucket what it published.</summary>
    /// <param name="until">No bucket that ends later is run.</param>
    /// <returns>The buckets, each when it has been handed over; then the world is the caller's again.</returns>
    public IEnumerable<AheadStep> GoAhead(MarketTime until)
    {
        using var ahead = new WorldAhead(world, held, until);
        foreach (AheadStep step in ahead.Steps())
        {
            Feed.Show(step, acks);
            yield return step;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Feed.Dispose();
}
