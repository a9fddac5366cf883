using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Startup;

/// <summary>What a server that differs from the release plan leads to.</summary>
/// <param name="Mode">In the standing fleet.</param>
/// <param name="TrainingMode">In a training session, where the trainee decides unless set otherwise.</param>
internal sealed record ParitySettings(ParityMode Mode, ParityMode TrainingMode)
{
    /// <summary>The settings that hold unless somebody sets others.</summary>
    public static ParitySettings Default { get; } = new(ParityMode.Enforce, ParityMode.Observe);
}
