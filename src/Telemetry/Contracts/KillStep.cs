using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>One step in the life of a stop, as it was taken.</summary>
/// <param name="At">Real time.</param>
/// <param name="After">From the request.</param>
/// <param name="Stage">Where the stop stands after it.</param>
/// <param name="What">What happened, in a sentence.</param>
public sealed record KillStep(WallTime At, TimeSpan After, KillStage Stage, string What);
