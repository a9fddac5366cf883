using System.Collections.Immutable;
using System.Globalization;
using Ops.Simulator.Headless.Review;
using Ops.Simulator.Recording;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Debrief;

/// <summary>
/// The acts of a session as the form of a debrief has them: each moved or left out, and one kill added.
/// </summary>
/// <param name="Acts">The acts, in order of time.</param>
/// <param name="IsOther">Whether they differ from what was done.</param>
/// <param name="Faults">What is wrong with the form.</param>
internal sealed record OtherActs(ImmutableArray<RecordedAct> Acts, bool IsOther, ImmutableArray<string> Faults)
{
    /// <summary>What is wrong with a time that somebody wrote.</summary>
    /// <param name="text">The time.</param>
    /// <param name="span">When somebody could have acted.</param>
    /// <returns>A sentence; null when nothing is.</returns>
    public static string? Fault(string text, ActSpan span) =>
        Time(text) is { } at ? span.Refusal(at) : $"{text} is not a time of day; write HH:MM:SS.";

    /// <summary>Reads the form: t1, t2, ... are times, x1, x2, ... leave out; addAt and addServer add a kill.</summary>
    /// <param name="query">The form.</param>
    /// <param name="done">What was done.</param>
    /// <param name="servers">Names of the servers.</param>
    /// <param name="span">When somebody could have acted.</param>
    /// <returns>The acts.</returns>
    public static OtherActs Read(
        IQueryCollection query, ImmutableArray<RecordedAct> done, ImmutableArray<string> servers, ActSpan span)
    {
        var acts = ImmutableArray.CreateBuilder<RecordedAct>();
        var faults = ImmutableArray.CreateBuilder<string>();
        bool other = false;
        for (int i = 0; i < done.Length; i++)
        {
            if (!SessionReview.CanMove(done[i]))
            {
                acts.Add(done[i]); // what the instructor did to the world is the world that outcomes are compared in
                continue;
            }
            if (query.ContainsKey($"x{i + 1}"))
            {
                other = true;
                continue;
            }
            string text = query[$"t{i + 1}"].ToString();
            RecordedAct act = done[i];
            if (text.Length > 0 && Time(text) != Time(act.At) && Fault(text, span) is { } wrong)
                faults.Add(wrong);
            else if (text.Length > 0 && Time(text) != Time(act.At))
            {
                act = act with { At = new MarketTime(Time(text)!.Value.Ticks * 100).ToString() };
                other = true;
            }
            acts.Add(act);
        }
        string addAt = query["addAt"].ToString();
        string server = query["addServer"].ToString();
        if (addAt.Length > 0)
        {
            if ((Fault(addAt, span) ?? (servers.Contains(server) ? null : $"There is no server {server}."))
                is { } wrong)
            {
                faults.Add(wrong);
            }
            else
            {
                acts.Add(Kill(Time(addAt)!.Value, server));
                other = true;
            }
        }
        return new OtherActs([.. acts.OrderBy(act => Time(act.At))], other && faults.Count == 0, faults.ToImmutable());
    }

    /// <summary>A kill that nobody pressed.</summary>
    /// <param name="at">When.</param>
    /// <param name="server">Name of the server; null for all.</param>
    /// <returns>The act.</returns>
    public static RecordedAct Kill(TimeSpan at, string? server) => new()
    {
        At = new MarketTime(at.Ticks * 100).ToString(), Who = "debrief", Kind = ActorKind.Person, Do = "kill",
        Scope = server is null ? "fleet" : "server", Target = server, Mode = "blockAndCancel",
        Reason = "Added in the debrief.",
    };

    /// <summary>Reads a time of day.</summary>
    /// <param name="text">HH:MM:SS, with parts of a second or without seconds.</param>
    /// <returns>The time; null when it is none.</returns>
    public static TimeSpan? Time(string text) => TimeSpan.TryParseExact(
        text, [@"hh\:mm\:ss", @"hh\:mm\:ss\.FFFFFFF", @"hh\:mm"], CultureInfo.InvariantCulture, out TimeSpan time)
        ? time : null;
}
