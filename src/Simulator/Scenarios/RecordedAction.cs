namespace Ops.Simulator.Scenarios;

/// <summary>What a recorded row means.</summary>
public enum RecordedAction
{
    /// <summary>A new order.</summary>
    New = 0,

    /// <summary>Part of the order was executed.</summary>
    Fill = 1,

    /// <summary>Part of the order was cancelled.</summary>
    PartialCancel = 2,

    /// <summary>The rest of the order was cancelled.</summary>
    Delete = 3,

    /// <summary>The remaining quantity changed: an execution when it fell.</summary>
    Change = 4,

    /// <summary>The order is gone: filled when nothing remained, cancelled when something did.</summary>
    Remove = 5,

    /// <summary>The row says nothing about our orders (a hidden execution, a halt marker).</summary>
    Ignore = 6,
}
