using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Authorization;
using Ops.Dashboard.Auth;
using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Hub;

/// <summary>
/// Read-only pictures of the fleet for wallboards. There is one method, a stream, and it commands nothing. A client
/// that
/// does not keep up gets the newest picture next and never a backlog.
/// </summary>
/// <param name="frames">Encodes pictures.</param>
/// <param name="fleet">Signals new ones.</param>
[Authorize(Policies.CanWatch)]
internal sealed class TelemetryHub(FrameSource frames, IFleetReader fleet) : Microsoft.AspNetCore.SignalR.Hub
{
    /// <summary>Where it is mapped.</summary>
    public const string Path = "/hub/telemetry";

    /// <summary>The newest picture at once, then one frame per picture.</summary>
    /// <param name="cancel">Ends the stream.</param>
    /// <returns>The frames.</returns>
    public async IAsyncEnumerable<EncodedFrame> Frames([EnumeratorCancellation] CancellationToken cancel)
    {
        using ChangeSignal.Subscription changes = fleet.Changed.Subscribe();
        EncodedFrame? sent = null;
        while (true)
        {
            EncodedFrame? newest = frames.Newest();
            if (newest is not null && !ReferenceEquals(newest, sent))
            {
                sent = newest;
                yield return newest;
            }
            await changes.WaitAsync(cancel);
        }
    }
}
