using Ops.Telemetry.Model;

namespace Ops.Telemetry.Health;

/// <summary>What is known of one server's feed.</summary>
internal readonly record struct FeedFacts
{
    /// <summary>Market time of the last tick.</summary>
    public required MarketTime Now { get; init; }

    /// <summary>How long nothing at all has arrived, in real time; zero when that is not to be judged.</summary>
    public TimeSpan Silence { get; init; }

    /// <summary>The server's heartbeat: the market time up to which it has handed over what happened.</summary>
    public required MarketTime AliveUntil { get; init; }

    /// <summary>Silence from which it is yellow.</summary>
    public required TimeSpan YellowAfter { get; init; }

    /// <summary>Silence from which it is red.</summary>
    public required TimeSpan RedAfter { get; init; }

    /// <summary>
    /// How long this server alone has been silent, in market time: ticks went on, its heartbeat did not.
    /// </summary>
    public TimeSpan OwnSilence => Now - AliveUntil;

    /// <summary>Events that never arrived.</summary>
    public long Missed { get; init; }

    /// <summary>Events the source could not hand over.</summary>
    public long Lost { get; init; }

    /// <summary>When the last loss was noticed.</summary>
    public MarketTime? LossAt { get; init; }

    /// <summary>Orders and parents that found no room in their tables.</summary>
    public long Untracked { get; init; }

    /// <summary>What broke the server's chain.</summary>
    public string? Poison { get; init; }

    /// <summary>When it broke.</summary>
    public MarketTime? PoisonedAt { get; init; }

    /// <summary>Why the loop itself stands still.</summary>
    public string? Fault { get; init; }
}
