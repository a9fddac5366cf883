using System.Collections.Immutable;

namespace Ops.Simulator.Headless;

/// <summary>A restart in stages.</summary>
/// <param name="Hold">The hold that kept the rate down.</param>
/// <param name="Released">The hold that was released.</param>
/// <param name="Scope">What it let flow, in words.</param>
/// <param name="Stages">Its stages as far as they came.</param>
/// <param name="EndedAt">When it was over; null while it runs.</param>
/// <param name="Outcome">running, finished or stopped.</param>
/// <param name="Waiting">What its last stage waited for beside the time; null for nothing.</param>
internal sealed record ReportedRamp(
    string Hold, string Released, string Scope, ImmutableArray<ReportedRamp.Stage> Stages, string? EndedAt,
    string Outcome, string? Waiting)
{
    /// <summary>From a row.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The restart.</returns>
    public static ReportedRamp Of(RampRow row) => new(
        row.Ramp.Hold.Id.ToString(), row.Ramp.Released.Id.ToString(), row.Ramp.Hold.Scope.ToString(),
        [.. row.Stages.Select((at, i) => new Stage(row.Ramp.Stages[i].Percent, at.ToString()))],
        row.EndedAt?.ToString(), row.EndedAt is null ? "running" : row.Stopped ? "stopped" : "finished",
        row.Ramp.Waiting);

    /// <summary>A stage.</summary>
    /// <param name="Percent">Share of the usual rate.</param>
    /// <param name="At">When it began.</param>
    internal sealed record Stage(int Percent, string At);
}
