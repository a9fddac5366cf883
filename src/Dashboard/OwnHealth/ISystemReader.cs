namespace Ops.Dashboard.OwnHealth;

/// <summary>Reads how the control room itself does.</summary>
public interface ISystemReader
{
    /// <summary>Reads it now. Cheap enough for once a second and page; asks no disk but for its free room.</summary>
    /// <returns>The reading.</returns>
    SystemReading Read();
}
