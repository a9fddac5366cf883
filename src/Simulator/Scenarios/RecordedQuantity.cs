namespace Ops.Simulator.Scenarios;

/// <summary>What a recorded quantity says.</summary>
public enum RecordedQuantity
{
    /// <summary>What remains of the order after the row.</summary>
    Remaining = 0,

    /// <summary>What the row changed.</summary>
    Change = 1,
}
