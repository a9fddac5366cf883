using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Views;

/// <summary>One alarm in a line.</summary>
/// <param name="Id">Its identity, which its buttons carry.</param>
/// <param name="Tone">How loud: by priority, and calm once somebody took note.</param>
/// <param name="Priority">high, medium or low.</param>
/// <param name="State">What became of it, in words.</param>
/// <param name="Since">Market time at which it was raised last.</param>
/// <param name="Server">Name of the server; null for the fleet.</param>
/// <param name="Message">The sentence.</param>
/// <param name="Beneath">What stands beneath it: "+154 in 154 instruments"; empty for nothing.</param>
/// <param name="FirstOut">Which alarm of the group came first, when it is another one; empty when it is this.</param>
/// <param name="Telling">What became of it: the most telling that stands beneath it; empty for nothing.</param>
/// <param name="Does">What its limit is wired to.</param>
/// <param name="Response">What to do first.</param>
/// <param name="IsWaiting">Whether somebody must take note of it.</param>
/// <param name="Times">How often it was raised.</param>
public sealed record AlarmRowView(
    long Id, Tone Tone, string Priority, string State, string Since, string? Server, string Message, string Beneath,
    string FirstOut, string Telling, string Does, string Response, bool IsWaiting, int Times)
{
    /// <summary>From a group: the row of its root.</summary>
    /// <param name="group">The group.</param>
    /// <param name="fleet">The fleet, for names; null when unknown.</param>
    /// <returns>The row.</returns>
    public static AlarmRowView Of(AlarmGroup group, FleetDefinition? fleet)
    {
        AlarmRowView root = Of(group.Root, fleet);
        string many = group.Servers > 1 ? $" on {group.Servers} servers" : "";
        string instruments = group.Symbols > 1 ? $" in {group.Symbols} instruments" : "";
        bool other = group.FirstOut.Id != group.Root.Id;
        return root with
        {
            Tone = ToneOf(group.Priority, group.IsUnacknowledged),
            Priority = Word(group.Priority),
            IsWaiting = group.IsUnacknowledged,
            Server = group.Servers > 1 ? null : root.Server,
            Beneath = group.Count > 1 ? $"+{Format.Count(group.Count - 1)} beneath{many}{instruments}" : "",
            FirstOut = other
                ? $"first: {Format.ClockExact(group.FirstOut.LastRaisedAt)} {group.FirstOut.Finding.Rule}" : "",
            Telling = group.Telling is { } telling
                ? $"{Format.ClockExact(telling.LastRaisedAt)} {telling.Finding.Message}" : "",
        };
    }

    /// <summary>From an alarm.</summary>
    /// <param name="alarm">The alarm.</param>
    /// <param name="fleet">The fleet, for names; null when unknown.</param>
    /// <returns>The row.</returns>
    public static AlarmRowView Of(Alarm alarm, FleetDefinition? fleet)
    {
        bool waiting = alarm.State is AlarmState.Unacknowledged or AlarmState.Returned;
        return new AlarmRowView(
            alarm.Id, ToneOf(alarm.Priority, waiting), Word(alarm.Priority), StateOf(alarm),
            Format.ClockExact(alarm.LastRaisedAt),
            alarm.Finding.Server is { } server && fleet is not null && server.Index < fleet.Servers.Length
                ? fleet.Servers[server.Index].Name : null,
            alarm.Finding.Message, "", "", "", $"limit → {alarm.Finding.Action}", AlarmWords.Response(alarm.Finding),
            waiting, alarm.Times);
    }

    private static string StateOf(Alarm alarm) => alarm.State switch
    {
        AlarmState.Unacknowledged => "new",
        AlarmState.Acknowledged => $"noted by {alarm.AcknowledgedBy}",
        AlarmState.Returned => "over, not noted",
        AlarmState.Shelved => $"shelved by {alarm.ShelvedBy} until " +
            $"{Format.Clock(alarm.ShelvedUntil ?? default)} market time: " + PersonText.Isolated(alarm.ShelveReason),
        AlarmState.Suppressed => $"came {alarm.Times} times: only listed until it is quiet",
        _ => "over",
    };

    private static Tone ToneOf(AlarmPriority priority, bool waiting) => priority switch
    {
        AlarmPriority.High => Tone.Critical, // noted or not: it still wants an answer
        AlarmPriority.Medium => waiting ? Tone.Warning : Tone.Notice,
        _ => Tone.Notice,
    };

    private static string Word(AlarmPriority priority) => priority switch
    {
        AlarmPriority.High => "high",
        AlarmPriority.Medium => "medium",
        _ => "low",
    };
}
