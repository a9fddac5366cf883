using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Authorization;
using Ops.Dashboard.Api;
using Ops.Dashboard.Auth;
using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Hub;

/// <summary>
/// Read-only pictures of the fleet and its alarms for wallboards: streams, and nothing that commands. A client
/// that
/// does not keep up gets the newest picture next and never a backlog.
/// </summary>
/// <param name="frames">Encodes pictures.</param>
/// <param name="fleet">Signals new ones.</param>
/// <param name="alarms">The alarms.</param>
/// <param name="signIns">Until when whoever watches may.</param>
[Authorize(Policies.CanWatch)]
internal sealed class TelemetryHub(
    FrameSource frames, IFleetReader fleet, IAlarmReader alarms, SignIns signIns)
    : Microsoft.AspNetCore.SignalR.Hub
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
        while (MayWatch())
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

    /// <summary>The alarms at once, then anew with every change.</summary>
    /// <param name="cancel">Ends the stream.</param>
    /// <returns>The alarms, as GET /api/alarms has them.</returns>
    public async IAsyncEnumerable<AlarmsBody> Alarms([EnumeratorCancellation] CancellationToken cancel)
    {
        using ChangeSignal.Subscription changes = alarms.Changed.Subscribe();
        long sent = -1;
        while (MayWatch())
        {
            if (fleet.Current is { } now && alarms.Current is { } newest && newest.Version != sent)
            {
                sent = newest.Version;
                yield return AlarmsBody.From(newest, now.Fleet);
            }
            await changes.WaitAsync(cancel);
        }
    }

    // a connection is let in once and stays for days: who is locked or signed out sees no further picture
    private bool MayWatch() => Context.User is { } user && signIns.Stands(user);
}
