namespace Ops.Telemetry.Contracts;

/// <summary>Reads what people have said before the open.</summary>
public interface IPreOpenReader
{
    /// <summary>The latest.</summary>
    PreOpenState Current { get; }
}
