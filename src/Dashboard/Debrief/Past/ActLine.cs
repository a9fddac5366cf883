using Ops.Simulator.Recording;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Debrief.Past;

/// <summary>An act as somebody edits it.</summary>
/// <param name="act">The act.</param>
internal sealed class ActLine(RecordedAct act)
{
    /// <summary>The act as it was.</summary>
    public RecordedAct Act => act;

    /// <summary>Its time as it is written.</summary>
    public string Time { get; set; } = act.At;

    /// <summary>Whether it is left out.</summary>
    public bool LeftOut { get; set; }

    /// <summary>Whether it was not in the session.</summary>
    public bool IsAdded { get; init; }

    /// <summary>Whether it has another time than it had.</summary>
    public bool IsMoved => OtherActs.Time(Time) != OtherActs.Time(act.At);

    /// <summary>What it is, in two words.</summary>
    public string Words => $"{act.Do} {act.Target ?? (act.Scope == "fleet" ? "all" : act.Hold ?? act.Change ?? "")}"
        .TrimEnd();

    /// <summary>The act at the time that is written.</summary>
    /// <returns>The act.</returns>
    public RecordedAct Moved() => OtherActs.Time(Time) is { } time && IsMoved
        ? act with { At = new MarketTime(time.Ticks * 100).ToString() } : act;
}
