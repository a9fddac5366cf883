namespace Ops.Telemetry.Contracts;

/// <summary>Reads the control picture.</summary>
public interface IControlReader
{
    /// <summary>The latest picture.</summary>
    ControlSnapshot Current { get; }

    /// <summary>Signals each change.</summary>
    ChangeSignal Changed { get; }
}
