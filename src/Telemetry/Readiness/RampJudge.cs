using System.Globalization;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Readiness;

/// <summary>
/// Judges a restart by one picture: stopped again at the first sign of the same fault, at a gate that lets more out
/// than its pace, or blindness; accepted after its time with orders seen and nothing grave; else it goes on.
/// </summary>
internal static class RampJudge
{
    /// <summary>Judges.</summary>
    /// <param name="ramp">The restart.</param>
    /// <param name="track">What was remembered.</param>
    /// <param name="picture">What is measured.</param>
    /// <param name="control">What has been ordered.</param>
    /// <returns>The verdict and what to remember.</returns>
    public static (RampVerdict Verdict, RampTrack Track) Judge(
        RampState ramp, RampTrack track, FleetSnapshot picture, ControlSnapshot control)
    {
        ServerStatus[] flowing = [.. Covered(ramp, picture).Where(server => IsFlowing(server, control))];
        if (flowing.Length == 0)
        {
            return IsGone(ramp, control) ? (Stay(ramp, track, "its servers have left"), track)
                : (new RampVerdict.Abort(), track);
        }
        if (Sign(ramp, track, picture, flowing) is { } sign)
            return (new RampVerdict.Kill(sign.Rule, sign.Message), track);
        if (Excess(ramp, track, picture, flowing) is { } excess)
            return (new RampVerdict.Kill("ramp", excess), track);
        if (flowing.FirstOrDefault(ReleaseFacts.IsBlind) is { } blind)
            return (new RampVerdict.Kill("ramp", $"{blind.Server.Name} can't be seen any more."), track);
        if (flowing.FirstOrDefault(static server => server.Feed != FeedColour.Green) is { } late)
        {
            RampTrack again = track with { Since = picture.At };
            return (Stay(ramp, again, $"the feed of {late.Server.Name} is late, so the time starts again"), again);
        }
        return (Acceptance(ramp, track, picture, flowing), track);
    }

    private static RampVerdict Acceptance(
        RampState ramp, RampTrack track, FleetSnapshot picture, ServerStatus[] flowing)
    {
        if (picture.At < EndOf(ramp, track))
            return Stay(ramp, track, waiting: null);
        if (flowing.Sum(server => SentIn(server, track)) == 0)
            return Stay(ramp, track, "no order has left yet, so nothing is shown");
        if (RampSigns.Other(ramp, picture) is { } other)
            return Stay(ramp, track, $"{other.Rule} stands");
        // what was overridden before the restart and still stands neither grows nor goes: it is for people to end
        return RampSigns.Of(ramp, picture).FirstOrDefault() is { } standing
            ? Stay(ramp, track, $"{standing.Rule} stands since before the restart")
            : new RampVerdict.Accept();
    }

    private static Anomaly? Sign(
        RampState ramp, RampTrack track, FleetSnapshot picture, ServerStatus[] flowing) =>
        RampSigns.Of(ramp, picture).FirstOrDefault(anomaly =>
            (anomaly.Server is not { } server || flowing.Any(one => one.Server.Id == server))
            && track.HasGrown(anomaly, picture.At));

    // The stream is the witness of the gate: what it shows can't be more than the pace allows.
    private static string? Excess(
        RampState ramp, RampTrack track, FleetSnapshot picture, ServerStatus[] flowing)
    {
        foreach (ServerStatus server in flowing)
        {
            long most = ramp.PaceOf(server.Server.Id).MostIn(picture.At - track.SeenAt);
            long sent = SentIn(server, track);
            if (sent > most)
            {
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{server.Server.Name} sent {sent:#,0} orders where its ramp lets {most:#,0} out.");
            }
        }
        return null;
    }

    private static long SentIn(ServerStatus server, RampTrack track) =>
        server.Reading.SendSequence - track.SentAt[server.Server.Id.Index];

    private static RampVerdict.Stay Stay(RampState ramp, RampTrack track, string? waiting) =>
        new(EndOf(ramp, track), waiting);

    private static MarketTime EndOf(RampState ramp, RampTrack track) =>
        track.Since.AddNanoseconds(ramp.Stages[ramp.Stage].Length.Ticks * 100);

    private static IEnumerable<ServerStatus> Covered(RampState ramp, FleetSnapshot picture) =>
        picture.Servers.Where(server => ramp.Hold.Scope.Covers(server.Server));

    private static bool IsFlowing(ServerStatus server, ControlSnapshot control) =>
        control.Servers[server.Server.Id.Index].State is FlowState.Flowing or FlowState.Releasing;

    private static bool IsGone(RampState ramp, ControlSnapshot control) => control.Servers
        .Where(row => row.Holds.Any(hold => hold.Id == ramp.Hold.Id)).All(static row => row.State == FlowState.Absent);
}
