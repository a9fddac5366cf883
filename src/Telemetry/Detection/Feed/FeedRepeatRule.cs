using System.Globalization;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Feed;

/// <summary>Events of the last minute that arrived twice and were left out.</summary>
internal sealed class FeedRepeatRule : Detector
{
    private readonly Risen _repeated = new();

    /// <inheritdoc/>
    public override string Rule => "feed-repeats";

    /// <inheritdoc/>
    public override void Judge(in Measurement measured, RuleSetting setting, VerdictList verdicts)
    {
        if (measured.Server is { } server)
            verdicts.Add(_repeated.Take(measured.Now, server.Figures.RepeatedEvents));
    }

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Counted.Of(finding.Verdict.Value, "event")} of the last minute arrived twice and " +
        $"{Counted.Verb(finding.Verdict.Value, "were", "was")} left out.");
}
