namespace Ops.Telemetry.Contracts;

/// <summary>What the facts say about one line of a release checklist.</summary>
public enum ReleaseVerdict
{
    /// <summary>Nobody can tell. It opens nothing: it counts as little as <see cref="Fail"/>.</summary>
    Unknown = 0,

    /// <summary>The facts speak against it.</summary>
    Fail = 1,

    /// <summary>The facts bear it out.</summary>
    Pass = 2,
}
