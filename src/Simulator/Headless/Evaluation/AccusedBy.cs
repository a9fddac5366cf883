namespace Ops.Simulator.Headless.Evaluation;

/// <summary>How a server was named.</summary>
internal enum AccusedBy
{
    /// <summary>By a critical alarm.</summary>
    Alarm = 0,

    /// <summary>By its gate, which refused an order for a limit.</summary>
    Gate = 1,

    /// <summary>By a breaker, which halted it.</summary>
    Breaker = 2,

    /// <summary>By the release plan, which it differs from, and which halted it.</summary>
    Parity = 3,
}
