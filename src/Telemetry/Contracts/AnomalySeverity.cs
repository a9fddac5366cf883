namespace Ops.Telemetry.Contracts;

/// <summary>The four tones of the display, worst last.</summary>
public enum AnomalySeverity
{
    /// <summary>As it should be.</summary>
    Calm = 0,

    /// <summary>Worth knowing.</summary>
    Notice = 1,

    /// <summary>Over the warning level of a limit.</summary>
    Warning = 2,

    /// <summary>Over a limit.</summary>
    Critical = 3,
}
