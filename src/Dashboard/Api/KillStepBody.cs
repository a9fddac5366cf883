using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Api;

/// <summary>One step in the life of a stop.</summary>
/// <param name="At">Real time, UTC.</param>
/// <param name="AfterMilliseconds">From the request.</param>
/// <param name="Stage">Where the stop stands after it, in words.</param>
/// <param name="What">What happened, in a sentence.</param>
internal sealed record KillStepBody(string At, double AfterMilliseconds, string Stage, string What)
{
    /// <summary>From the step.</summary>
    /// <param name="step">The step.</param>
    /// <returns>The body.</returns>
    public static KillStepBody From(KillStep step) =>
        new(step.At.ToString(), step.After.TotalMilliseconds, step.Stage.Words(), step.What);
}
