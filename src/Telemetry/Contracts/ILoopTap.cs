using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>Sees every input of the loop in its order, for digests and recordings. Runs on the loop thread.</summary>
public interface ILoopTap
{
    /// <summary>A batch is about to be processed.</summary>
    /// <param name="batch">The batch; its events are valid during the call only.</param>
    void OnBatch(OrderBatch batch);

    /// <summary>A notice is about to be processed.</summary>
    /// <param name="notice">The notice.</param>
    void OnNotice(FleetNotice notice);
}
