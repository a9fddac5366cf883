using System.Collections.Immutable;
using Ops.Dashboard.Auth;
using Ops.Dashboard.Classroom;
using Ops.Dashboard.Drill;
using Ops.Dashboard.Notify;
using Ops.Dashboard.Recordings;
using Ops.Dashboard.Sessions;
using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Startup;

/// <summary>Everything that can be configured, bound and checked once at start.</summary>
/// <param name="Urls">Where the server listens: loopback addresses only.</param>
/// <param name="Session">The standing fleet.</param>
/// <param name="Pipeline">The measuring side.</param>
/// <param name="Control">The commanding side.</param>
/// <param name="DataDirectory">Full path of the folder of everything that is written.</param>
/// <param name="Auth">Who gets in.</param>
/// <param name="Logging">What is logged.</param>
internal sealed record OpsSettings(
    ImmutableArray<string> Urls, SessionSettings Session, PipelineSettings Pipeline, ControlOptions Control,
    string DataDirectory, AuthSettings Auth, LoggingSettings Logging)
{
    /// <summary>What a server that differs from the release plan leads to.</summary>
    public ParitySettings Parity { get; init; } = ParitySettings.Default;

    /// <summary>What a silent measuring side leads to.</summary>
    public BlindnessOptions Blindness { get; init; } = new();

    /// <summary>How much is answered.</summary>
    public HttpSettings Http { get; init; } = HttpSettings.Default;

    /// <summary>The rhythm of drills.</summary>
    public DrillSettings Drill { get; init; } = DrillSettings.Default;

    /// <summary>What is recorded and for how long it is kept.</summary>
    public RecordingSettings Recording { get; init; } = RecordingSettings.Default;

    /// <summary>How many class sessions there may be.</summary>
    public ClassroomSettings Classroom { get; init; } = ClassroomSettings.Default;

    /// <summary>Who outside is told of alarms.</summary>
    public NotifySettings Notify { get; init; } = new([]);
}
