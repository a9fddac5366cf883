using System.Globalization;
using Ops.Dashboard.Sessions;
using Ops.Simulator.Recording;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Recordings;

/// <summary>An alarm that somebody is about to answer: afterwards it may be gone from the lists.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Finding">What it is about; null when there is no such alarm.</param>
/// <param name="Fleet">The fleet, for names.</param>
internal sealed record SeenAlarm(long Number, Anomaly? Finding, FleetDefinition Fleet)
{
    /// <summary>Looks.</summary>
    /// <param name="room">The room.</param>
    /// <param name="number">The alarm's number.</param>
    /// <returns>The alarm as it stands.</returns>
    public static SeenAlarm Of(IFleetRoom room, long number)
    {
        AlarmSnapshot now = room.Alarms.Current;
        Alarm? found = now.Groups.SelectMany(static group => group.Members).Concat(now.Shelved)
            .Concat(now.Suppressed).FirstOrDefault(alarm => alarm.Id == number);
        return new SeenAlarm(number, found?.Finding, room.Fleet);
    }

    /// <summary>Writes it into an act: with what it is about, because a room that is made again may number it
    /// otherwise.</summary>
    /// <param name="act">The act.</param>
    /// <param name="outcome">What came of it.</param>
    /// <returns>The act.</returns>
    public RecordedAct In(RecordedAct act, AlarmOutcome outcome)
    {
        RecordedAct told = act with
        {
            Alarm = string.Create(CultureInfo.InvariantCulture, $"A-{Number}"), Outcome = $"{outcome}.",
            Done = outcome == AlarmOutcome.Done,
        };
        return Finding is null ? told : told with
        {
            Scope = Finding.Server is null ? "fleet" : "server",
            Target = Finding.Server is { } server ? Fleet.Servers[server.Index].Name : null,
            Rule = Finding.Rule,
            Symbol = Finding.Symbol is { } symbol ? Fleet.Symbols[symbol.Index].Ticker : null,
        };
    }
}
