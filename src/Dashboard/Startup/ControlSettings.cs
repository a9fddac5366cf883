namespace Ops.Dashboard.Startup;

/// <summary>The commanding side.</summary>
/// <param name="AckDeadline">How long a latched gate may take to acknowledge before it is severed.</param>
/// <param name="ReleaseExpiry">How long a release request waits for its second person.</param>
internal sealed record ControlSettings(TimeSpan AckDeadline, TimeSpan ReleaseExpiry);
