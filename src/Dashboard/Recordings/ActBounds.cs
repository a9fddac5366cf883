using Ops.Simulator.Recording;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Recordings;

/// <summary>
/// How much of an act is remembered. What was refused because it was too long is remembered too, and must not fill the
/// memory for it.
/// </summary>
internal static class ActBounds
{
    /// <summary>Characters of one text: more than any that is accepted has.</summary>
    public const int LongestText = 4 * Limits.ReasonLength;

    /// <summary>Servers of one list.</summary>
    public const int MostServers = 1_024;

    /// <summary>Cuts what is longer than anything that was accepted can be.</summary>
    /// <param name="act">The act as it was meant.</param>
    /// <returns>The act as it is remembered; the same where all of it fits.</returns>
    public static RecordedAct Cut(RecordedAct act) => act with
    {
        Target = Cut(act.Target), Reason = Cut(act.Reason), Cause = Cut(act.Cause), Evidence = Cut(act.Evidence),
        Hold = Cut(act.Hold), Alarm = Cut(act.Alarm), Change = Cut(act.Change), Build = Cut(act.Build),
        Flag = Cut(act.Flag), Rule = Cut(act.Rule), Symbol = Cut(act.Symbol), Seat = Cut(act.Seat),
        Item = Cut(act.Item), When = Cut(act.When), Limit = Cut(act.Limit), Outcome = Cut(act.Outcome)!,
        Servers = act.Servers.IsDefaultOrEmpty ? act.Servers
            : [.. act.Servers.Take(MostServers).Select(static name => Cut(name)!)],
    };

    private static string? Cut(string? text) => text is null || text.Length <= LongestText ? text
        : text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)];
}
