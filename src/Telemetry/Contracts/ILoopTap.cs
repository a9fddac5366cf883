using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>Sees every input of the loop in its order, for digests and recordings. Runs on the loop thread.</summary>
public interface ILoopTap
{
    /// <summary>A batch is about to be processed.</summary>
    /// <param name="batch">The batch; its events are valid during the call only.</param>
    void OnBatch(OrderBatch batch);

    /// <summary>A batch of a drop copy is about to be processed. Not part of the digest of a flow.</summary>
    /// <param name="server">The server whose session it is.</param>
    /// <param name="batch">The batch; its events are valid during the call only.</param>
    void OnDropCopy(ServerId server, DropCopyBatch batch)
    {
    }

    /// <summary>A server's heartbeat said that the end of its feed was lost; it follows the tick at which that was
    /// seen.</summary>
    /// <param name="server">The server.</param>
    /// <param name="beat">The heartbeat.</param>
    void OnLostEnd(ServerId server, FeedBeat beat)
    {
    }

    /// <summary>The same of a drop copy.</summary>
    /// <param name="server">The server whose session it is.</param>
    /// <param name="beat">The heartbeat.</param>
    void OnLostCopyEnd(ServerId server, FeedBeat beat)
    {
    }

    /// <summary>A notice is about to be processed.</summary>
    /// <param name="notice">The notice.</param>
    void OnNotice(FleetNotice notice);
}
