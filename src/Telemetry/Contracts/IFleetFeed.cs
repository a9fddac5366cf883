using System.Threading.Channels;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>Everything a fleet publishes: what the pipeline reads, and all it knows of the fleet.</summary>
public interface IFleetFeed
{
    /// <summary>The fleet.</summary>
    FleetDefinition Fleet { get; }

    /// <summary>What its servers should run and what each flag means there; empty when nobody wrote it down.</summary>
    ReleaseBook Release => ReleaseBook.Empty;

    /// <summary>One stream per server, in the order of their ids.</summary>
    IReadOnlyList<IOrderSource> Sources { get; }

    /// <summary>
    /// The venue's drop copy of each server, in the order of their ids; empty when none is connected. Then no stop is
    /// ever proven.
    /// </summary>
    IReadOnlyList<IDropCopy> DropCopies => [];

    /// <summary>Ticks, marks, manifests and messages in the order they happened.</summary>
    ChannelReader<FleetNotice> Notices { get; }

    /// <summary>Notices lost because the channel was full, in total.</summary>
    long LostNotices { get; }

    /// <summary>Set whenever something was published: wakes the loop.</summary>
    FeedPulse Pulse { get; }
}
