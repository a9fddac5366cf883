using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Readiness;

/// <summary>What is remembered of a restart from one picture to the next.</summary>
/// <param name="Stage">The stage it is about.</param>
/// <param name="Since">When that stage was first seen, or seen again with every feed live.</param>
/// <param name="SeenAt">When that stage was first seen.</param>
/// <param name="SentAt">Numbers of the last order of each server then.</param>
/// <param name="Baseline">Findings of the same fault that stood when the restart was first seen, with their
/// values.</param>
internal sealed record RampTrack(
    int Stage, MarketTime Since, MarketTime SeenAt, ImmutableArray<long> SentAt,
    ImmutableDictionary<(string Rule, ServerId? Server), decimal> Baseline)
{
    /// <summary>The first look at a restart.</summary>
    /// <param name="ramp">The restart.</param>
    /// <param name="picture">What is measured.</param>
    /// <returns>What to remember.</returns>
    public static RampTrack First(RampState ramp, FleetSnapshot picture) => new(
        ramp.Stage, picture.At, picture.At, Sent(picture),
        RampSigns.Of(ramp, picture).GroupBy(static one => (one.Rule, one.Server)).ToImmutableDictionary(
            static same => same.Key, static same => same.Max(static one => one.Value)));

    /// <summary>The first look at a further stage.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="picture">What is measured.</param>
    /// <returns>What to remember.</returns>
    public RampTrack Next(int stage, FleetSnapshot picture) =>
        this with { Stage = stage, Since = picture.At, SeenAt = picture.At, SentAt = Sent(picture) };

    private static ImmutableArray<long> Sent(FleetSnapshot picture) =>
        [.. picture.Servers.Select(static server => server.Reading.SendSequence)];
}
