using Ops.Simulator.Servers;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Recorded;

/// <summary>An order of the file that has not ended there yet.</summary>
internal sealed class RecordedOrder
{
    /// <summary>The order as it was sent, or would have been.</summary>
    public required ChildOrder Sent { get; init; }

    /// <summary>Where it trades when it crossed as it came in; null when it rests at its limit.</summary>
    public required Price? CrossedAt { get; init; }

    /// <summary>Its server.</summary>
    public required RecordedServerFlow Server { get; init; }

    /// <summary>What became of it on our side.</summary>
    public RecordedFate Fate { get; set; }

    /// <summary>Shares left.</summary>
    public required int Leaves { get; set; }

    /// <summary>Shares that were taken back one part at a time; told with the end of the order.</summary>
    public int TakenBack { get; set; }

    /// <summary>Whether a cancel request of ours is on its way.</summary>
    public bool CancelPending { get; set; }
}
