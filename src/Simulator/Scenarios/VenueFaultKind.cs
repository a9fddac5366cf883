namespace Ops.Simulator.Scenarios;

/// <summary>How a venue fails the servers connected to it.</summary>
public enum VenueFaultKind
{
    /// <summary>It takes orders and says nothing until the end: then it answers and executes what came.</summary>
    WithholdsAnswers = 0,

    /// <summary>Cancel requests have no effect and no answer.</summary>
    IgnoresCancels = 1,

    /// <summary>Cancel requests are answered late.</summary>
    SlowCancels = 2,
}
