namespace Ops.Telemetry.Contracts;

/// <summary>Reads how everything is set.</summary>
public interface ILimitReader
{
    /// <summary>The latest picture.</summary>
    LimitsPicture Current { get; }

    /// <summary>Signals each change.</summary>
    ChangeSignal Changed { get; }
}
