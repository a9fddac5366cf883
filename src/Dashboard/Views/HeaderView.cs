using Ops.Dashboard.Drill;
using Ops.Simulator;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Views;

/// <summary>What stands on top of every page.</summary>
/// <param name="Mode">What the fleet is.</param>
/// <param name="Clock">Market time with zone.</param>
/// <param name="Phase">Phase of the session.</param>
/// <param name="DataAge">Age of the picture.</param>
/// <param name="EventToPage">From an event's arrival to the page being drawn.</param>
/// <param name="LastProven">The latest proven kill.</param>
/// <param name="Servers">How many flow, in words.</param>
/// <param name="PictureAt">Market time of the last picture.</param>
/// <param name="Trouble">What is wrong with the control room itself; null for nothing.</param>
public sealed record HeaderView(
    ModeView Mode, string Clock, string Phase, FigureView DataAge, FigureView EventToPage, string LastProven,
        FigureView Servers,
    string PictureAt, string? Trouble)
{
    /// <summary>Whether a kill is proven, by the last drill.</summary>
    public FigureView Kill { get; init; } = FigureView.Unknown;

    /// <summary>What $ stands for, where that is no dollar; null where it is one.</summary>
    public string? Money { get; init; }

    /// <summary>From the picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <returns>The header.</returns>
    public static HeaderView From(RoomPicture picture) => new(
        ModeView.From(picture.Session, picture.Place),
        $"{Format.Clock(picture.Session.Now)} {Zone(picture.Fleet?.Fleet.Zone)}", PhaseOf(picture),
        picture.Age is { } age ? new(Format.Age(age), picture.IsStale ? Tone.Blind : Tone.Calm) : FigureView.Unknown,
        picture is { Fleet.EventToSnapshot: { } toSnapshot, Age: { } wait } && !picture.Session.Frozen
            ? new(Format.Milliseconds(toSnapshot + wait), Tone.Calm,
                "From the hand-over of the newest events to this drawing")
            : FigureView.Unknown,
        Proven(picture.Control), Flowing(picture.Control),
        picture.Fleet is { } fleet ? Format.Clock(fleet.At) : Format.None, TroubleOf(picture))
    {
        Kill = KillOf(picture.Drill),
        Money = picture.Fleet?.Fleet.MoneyWords,
    };

    /// <summary>What the last drill proved.</summary>
    /// <param name="drill">The standing.</param>
    /// <returns>The figure.</returns>
    public static FigureView KillOf(DrillStanding drill) => new(drill.Words, drill.State switch
    {
        DrillState.Proven or DrillState.Elsewhere => Tone.Calm,
        DrillState.Unproven => Tone.Critical,
        _ => Tone.Blind,
    });

    private static string Zone(string? zone) => zone switch
    {
        null => "",
        "America/New_York" => "ET",
        _ => zone,
    };

    private static string PhaseOf(RoomPicture picture)
    {
        string phase = picture.Fleet?.Phase switch
        {
            null => "no data yet",
            SessionPhase.Closed => "closed",
            SessionPhase.PreOpen => "pre-open",
            SessionPhase.OpeningAuction => "opening auction",
            SessionPhase.Open => "open",
            SessionPhase.ClosingAuction => "closing auction",
            _ => "after the close",
        };
        if (picture.Session.Over)
            return $"{phase}, session over";
        if (picture.Session.Frozen)
            return $"{phase}, clock frozen";
        return picture.Session.Speed == Pace.Clock ? phase : $"{phase}, speed {picture.Session.SpeedWords}";
    }

    private static string Proven(ControlSnapshot control)
    {
        ServerControl? last = control.Servers
            .Where(static s => s is { State: FlowState.Halted, AckLatency: not null, RequestedAt: not null })
            .MaxBy(static s => s.RequestedAt!.Value.UtcTicks);
        return last is null ? "none yet"
            : $"{Format.Wall(last.RequestedAt!.Value)}, in {Format.Latency(last.AckLatency)}";
    }

    private static FigureView Flowing(ControlSnapshot control)
    {
        int flowing = control.Servers.Count(static s => s.State == FlowState.Flowing);
        int unconfirmed = control.Servers.Count(static s => s.State == FlowState.Unconfirmed || s.OrdersAfterBlock > 0);
        int blind = control.Servers.Count(static s => s.State == FlowState.Blind);
        string text = $"{flowing} of {control.Servers.Length} flow" + (blind > 0 ? $", {blind} unknown" : "");
        return unconfirmed > 0
            ? new($"{text}, {unconfirmed} unconfirmed", Tone.Critical)
            : new(text, flowing == control.Servers.Length ? Tone.Calm : Tone.Notice);
    }

    private static string? TroubleOf(RoomPicture picture)
    {
        if (picture.Session.Failure is { } failure)
            return $"The world of this session could not be run up and stands: {failure}";
        if (!picture.Control.JournalHealthy)
            return "The journal could not write its last entry: kills work, releases are refused until it can.";
        return picture.Fleet is { LostNotices: > 0 } fleet
            ? $"{Format.Count(fleet.LostNotices)} notices were lost because the loop did not keep up."
            : null;
    }
}
