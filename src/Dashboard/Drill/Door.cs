namespace Ops.Dashboard.Drill;

/// <summary>A way to a kill that a drill can walk from inside.</summary>
public enum Door
{
    /// <summary>The button of a page, the chord included from the moment it is held: cookie, token, JSON.</summary>
    Button = 0,

    /// <summary>The form of the plain kill page: cookie, token, no script.</summary>
    Form = 1,

    /// <summary>The HTTP API with a key.</summary>
    Api = 2,

    /// <summary>The command line.</summary>
    CommandLine = 3,

    /// <summary>A breaker that trips on the pipeline's thread.</summary>
    Breaker = 4,

    /// <summary>The watchdog over the pipeline.</summary>
    Watchdog = 5,
}
