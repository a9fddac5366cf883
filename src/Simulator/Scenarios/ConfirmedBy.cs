namespace Ops.Simulator.Scenarios;

/// <summary>What tells a logic that sends again that it need not.</summary>
public enum ConfirmedBy
{
    /// <summary>The venue has executed what the parent asked for, as far as the path counts it.</summary>
    Execution = 0,

    /// <summary>The venue has acknowledged any of the parent's orders.</summary>
    Acknowledgement = 1,
}
