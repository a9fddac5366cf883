using Ops.Telemetry.Contracts;
using Ops.Telemetry.Pipeline;

namespace Ops.Dashboard.Startup;

/// <summary>The measuring side.</summary>
/// <param name="Options">Its options in the standing fleet.</param>
/// <param name="TrainingBreakers">
/// Whether limits halt in training too; else they only show, so that the trainee decides.
/// </param>
/// <param name="GateLimits">The hard limits of the gates.</param>
internal sealed record PipelineSettings(PipelineOptions Options, bool TrainingBreakers, GateLimitBook GateLimits);
