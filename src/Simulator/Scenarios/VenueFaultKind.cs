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

    /// <summary>Cancel requests are refused, and it says so: it is shut, or in a window without cancels.</summary>
    RefusesCancels = 3,

    /// <summary>Orders reach it late: they wait in a queue behind the gate, which a latch does not empty.</summary>
    SlowOrders = 4,
}
