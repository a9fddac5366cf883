using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.Telemetry.Pipeline;
using Ops.Telemetry.Readiness;

namespace Ops.Telemetry.AutoHalt;

/// <summary>
/// Watches restarts in stages on the loop's thread: by market time and by facts it lets them go on, and stops all that
/// was released again at the first sign of the same fault. What it stops only a new release lets go.
/// </summary>
/// <param name="fleet">The fleet.</param>
/// <param name="killSwitch">The door to a halt.</param>
/// <param name="ramps">Moves restarts.</param>
/// <param name="control">What has been ordered.</param>
/// <param name="time">The clock of commands.</param>
/// <param name="outer">Who else is told of findings; null for nobody.</param>
internal sealed class RampWatch(
    FleetDefinition fleet, IKillSwitch killSwitch, IRampControl ramps, IControlReader control, TimeProvider time,
    IFindingTap? outer) : IFindingTap, IPictureTap
{
    private readonly Dictionary<HoldId, RampTrack> _tracks = [];

    /// <summary>Told of each picture after the restarts were judged by it; null for nobody.</summary>
    public Action<FleetSnapshot, ControlSnapshot>? Seen { get; init; }

    /// <inheritdoc/>
    public void OnFinding(Anomaly anomaly)
    {
        outer?.OnFinding(anomaly);
        ControlSnapshot now = control.Current;
        foreach (RampState ramp in now.Ramps)
        {
            if (RampSigns.IsSign(ramp, fleet, anomaly) && IsFlowing(ramp, anomaly, now))
                Kill(ramp, anomaly.Rule, anomaly.Message);
        }
    }

    /// <inheritdoc/>
    public void OnPicture(FleetSnapshot picture, ControlSnapshot control)
    {
        foreach (RampState ramp in control.Ramps)
            Judge(ramp, picture, control);
        foreach (HoldId over in _tracks.Keys.Where(id => control.Ramps.All(ramp => ramp.Hold.Id != id)).ToArray())
            _tracks.Remove(over);
        Seen?.Invoke(picture, control);
    }

    private void Judge(RampState ramp, FleetSnapshot picture, ControlSnapshot now)
    {
        RampTrack track = !_tracks.TryGetValue(ramp.Hold.Id, out RampTrack? known) ? RampTrack.First(ramp, picture)
            : known.Stage == ramp.Stage ? known : known.Next(ramp.Stage, picture);
        (RampVerdict verdict, _tracks[ramp.Hold.Id]) = RampJudge.Judge(ramp, track, picture, now);
        switch (verdict)
        {
            case RampVerdict.Stay stay:
                ramps.Show(ramp.Hold.Id, stay.Ends, stay.Waiting);
                break;
            case RampVerdict.Kill kill:
                Kill(ramp, kill.Rule, kill.Why);
                break;
            case RampVerdict.Abort:
                End(ramp, RampEnd.Aborted, "Everything that it let flow is stopped again.");
                break;
            case RampVerdict.Accept when ramp.Stage + 1 < ramp.Stages.Length:
                ramps.Advance(ramp.Hold.Id, picture.At);
                break;
            default:
                End(ramp, RampEnd.Finished, "Every stage was accepted.");
                break;
        }
    }

    private void Kill(RampState ramp, string rule, string why)
    {
        string reason = string.Create(
            CultureInfo.InvariantCulture,
            $"Restart after {ramp.Released.Id} stopped again at its stage {ramp.Percent} %: {why}");
        if (reason.Length > Limits.ReasonLength)
            reason = reason[..Limits.ReasonLength];
        killSwitch.Halt(new HaltCommand(
            CommandId(ramp), HoldKind.Breaker, ramp.Hold.Scope, ramp.Released.Mode,
            new Actor(ActorKind.Breaker, rule), reason, time.GetTimestamp()));
        End(ramp, RampEnd.Killed, reason);
    }

    // The end needs the disk and nobody waits for it here: until it is written the rate stays down, and the next
    // picture ends it again when the disk has failed.
    private void End(RampState ramp, RampEnd end, string why) =>
        _ = ramps.EndAsync(ramp.Hold.Id, end, why).AsTask();

    private static bool IsFlowing(RampState ramp, Anomaly anomaly, ControlSnapshot now) => now.Servers.Any(row =>
        (anomaly.Server is not { } server || row.Server == server)
        && row.State is FlowState.Flowing or FlowState.Releasing
        && row.Holds.Any(hold => hold.Id == ramp.Hold.Id));

    /// <summary>The same stop of the same restart has the same id: nothing is drawn.</summary>
    private static Guid CommandId(RampState ramp)
    {
        string name = string.Create(
            CultureInfo.InvariantCulture, $"ramp|{ramp.Hold.CommandId}|{ramp.Hold.Id.Value}|{ramp.Stage}");
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));
    }
}
