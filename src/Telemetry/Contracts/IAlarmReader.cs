namespace Ops.Telemetry.Contracts;

/// <summary>The alarms as they are.</summary>
public interface IAlarmReader
{
    /// <summary>The latest picture.</summary>
    AlarmSnapshot Current { get; }

    /// <summary>Raised with every change.</summary>
    ChangeSignal Changed { get; }
}
