namespace Ops.Telemetry.Contracts;

/// <summary>Somebody looks at one server's page.</summary>
public interface IDetailWatch : IDisposable
{
    /// <summary>The latest detail; null before the first.</summary>
    ServerDetail? Current { get; }
}
