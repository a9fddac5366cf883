using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Readiness;

/// <summary>What is remembered of a restart from one picture to the next.</summary>
/// <param name="Stage">The stage it is about.</param>
/// <param name="Since">When that stage was first seen, or seen again with every feed live.</param>
/// <param name="SeenAt">When that stage was first seen.</param>
/// <param name="SentAt">Numbers of the last order of each server then.</param>
/// <param name="Begun">When the restart was first seen.</param>
/// <param name="Baseline">Findings of the same fault that stood then, with their values.</param>
internal sealed record RampTrack(
    int Stage, MarketTime Since, MarketTime SeenAt, ImmutableArray<long> SentAt, MarketTime Begun,
    ImmutableDictionary<(string Rule, ServerId? Server), decimal> Baseline)
{
    /// <summary>The first look at a restart.</summary>
    /// <param name="ramp">The restart.</param>
    /// <param name="picture">What is measured.</param>
    /// <returns>What to remember.</returns>
    public static RampTrack First(RampState ramp, FleetSnapshot picture) => new(
        ramp.Stage, picture.At, picture.At, Sent(picture), picture.At,
        RampSigns.Of(ramp, picture).GroupBy(static one => (one.Rule, one.Server)).ToImmutableDictionary(
            static same => same.Key, static same => same.Max(static one => one.Value)));

    /// <summary>The first look at a further stage.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="picture">What is measured.</param>
    /// <returns>What to remember.</returns>
    public RampTrack Next(int stage, FleetSnapshot picture) =>
        this with { Stage = stage, Since = picture.At, SeenAt = picture.At, SentAt = Sent(picture) };

    /// <summary>
    /// Whether a finding says more than the one that stood when the restart began. What waited then has waited longer
    /// by now: an age that only time has made larger says nothing new.
    /// </summary>
    /// <param name="anomaly">The finding.</param>
    /// <param name="now">Time of the picture that has it.</param>
    /// <returns>True when there was none, or it has grown.</returns>
    public bool HasGrown(Anomaly anomaly, MarketTime now)
    {
        if (!Baseline.TryGetValue((anomaly.Rule, anomaly.Server), out decimal stood))
            return true;
        bool isTheSame = RuleCatalog.Find(anomaly.Rule) is { IsAge: true } && anomaly.Since <= Begun;
        return anomaly.Value > (isTheSame ? stood + Passed(now) : stood);
    }

    // rounded up: the value is of whole milliseconds
    private decimal Passed(MarketTime now) =>
        Math.Ceiling((now - Begun).Ticks / (decimal)TimeSpan.TicksPerMillisecond);

    private static ImmutableArray<long> Sent(FleetSnapshot picture) =>
        [.. picture.Servers.Select(static server => server.Reading.SendSequence)];
}
