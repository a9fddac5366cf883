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

    /// <summary>
    /// Reads the latest heartbeat with its number, one consistent word. For the loop's thread alone; without a number
    /// unless the copy knows it.
    /// </summary>
    /// <returns>The heartbeat.</returns>
    FeedBeat ReadBeat() => new(HeardUntil);

    /// <summary>
    /// Asks the venue to state what is open (<see cref="DropCopyKind.Statement"/>), because messages were lost. It is
    /// answered in the stream, or never by a venue that knows no such request. Never blocks; any thread may call it.
    /// </summary>
    void AskStatement()
    {
    }

    /// <summary>Gives a batch back after its step.</summary>
    /// <param name="batch">The batch.</param>
    void Return(DropCopyBatch batch);
}
