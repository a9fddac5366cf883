namespace Ops.Telemetry.Model;

/// <summary>What kind of actor gave a command.</summary>
public enum ActorKind
{
    /// <summary>A person.</summary>
    Person = 0,

    /// <summary>A program with an API key.</summary>
    Program = 1,

    /// <summary>A breaker.</summary>
    Breaker = 2,

    /// <summary>The watchdog over the pipeline.</summary>
    Watchdog = 3,

    /// <summary>A drill.</summary>
    Drill = 4,
}
