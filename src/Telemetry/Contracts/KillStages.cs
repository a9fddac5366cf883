namespace Ops.Telemetry.Contracts;

/// <summary>What stages mean.</summary>
public static class KillStages
{
    /// <summary>The state of the flow at a stage.</summary>
    /// <param name="stage">The stage.</param>
    /// <returns>The state.</returns>
    public static FlowState Flow(this KillStage stage) => stage switch
    {
        KillStage.Flowing => FlowState.Flowing,
        KillStage.Requested or KillStage.Blocked => FlowState.Halting,
        KillStage.Acknowledged or KillStage.Cancelling or KillStage.Drained or KillStage.ProvenSilent
            or KillStage.NotProven => FlowState.Halted,
        KillStage.Unconfirmed or KillStage.Leaking or KillStage.SilentUnconfirmed => FlowState.Unconfirmed,
        KillStage.Releasing => FlowState.Releasing,
        KillStage.Absent => FlowState.Absent,
        KillStage.Blind => FlowState.Blind,
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "There is no such stage."),
    };

    /// <summary>Whether the venue's drop copy proves that the server is silent.</summary>
    /// <param name="stage">The stage.</param>
    /// <returns>True for the two silent stages.</returns>
    public static bool IsProven(this KillStage stage) =>
        stage is KillStage.ProvenSilent or KillStage.SilentUnconfirmed;

    /// <summary>A stage in words.</summary>
    /// <param name="stage">The stage.</param>
    /// <returns>Such as "proven silent".</returns>
    public static string Words(this KillStage stage) => stage switch
    {
        KillStage.Flowing => "flowing",
        KillStage.Requested => "requested",
        KillStage.Blocked => "blocked",
        KillStage.Acknowledged => "acknowledged",
        KillStage.Cancelling => "cancelling",
        KillStage.Drained => "drained",
        KillStage.ProvenSilent => "proven silent",
        KillStage.NotProven => "not proven",
        KillStage.Unconfirmed => "unconfirmed",
        KillStage.Leaking => "leak",
        KillStage.SilentUnconfirmed => "silent, unconfirmed",
        KillStage.Releasing => "releasing",
        KillStage.Absent => "absent",
        KillStage.Blind => "blind",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "There is no such stage."),
    };
}
