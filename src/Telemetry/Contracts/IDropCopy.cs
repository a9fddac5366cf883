using System.Threading.Channels;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>
/// The venue's drop copy of one server's session: what the venue received, executed, cancelled and refused, told by the
/// venue. Neither the server nor its gate has a hand in it.
/// </summary>
public interface IDropCopy
{
    /// <summary>The server whose session it is.</summary>
    ServerId Server { get; }

    /// <summary>Its batches, bounded by <see cref="Limits.BatchesPerServer"/>.</summary>
    ChannelReader<DropCopyBatch> Batches { get; }

    /// <summary>
    /// The copy's heartbeat: everything the venue knows before this market time has been handed over. Midnight before
    /// the first beat. May be read from any thread.
    /// </summary>
    MarketTime HeardUntil { get; }

    /// <summary>Gives a batch back after its step.</summary>
    /// <param name="batch">The batch.</param>
    void Return(DropCopyBatch batch);
}
