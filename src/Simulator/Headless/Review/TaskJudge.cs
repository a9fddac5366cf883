using System.Collections.Immutable;
using System.Globalization;
using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Scenarios.Reading;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless.Review;

/// <summary>
/// Holds one task after the other against the log of a session. Time alone is graded: in full within the standard, then
/// less with every second until nothing is left at twice the standard. To act earlier never brings less.
/// </summary>
/// <param name="facts">The log and its outcomes.</param>
internal sealed class TaskJudge(ScoreFacts facts)
{
    private static readonly string[] s_changes = ["deploy", "rollback", "set-flag"];

    private readonly MarketTime _onset = MarketTime.FromTimeOfDay(
        facts.Scenario.Truth?.Onset ?? facts.Scenario.Training!.StartAt);

    private readonly ImmutableArray<string> _guilty = facts.Scenario.Truth?.GuiltyServers ?? [];

    private readonly ImmutableArray<RecordedAct> _people =
    [
        .. facts.Acts.Where(act => act is { Kind: ActorKind.Person, IsInstructors: false }
            && (facts.Person is null || act.Who == facts.Person)),
    ];

    /// <summary>Judges a task.</summary>
    /// <param name="task">The task.</param>
    /// <returns>What it brought, of 1, and why.</returns>
    public Judgement Judge(CriticalTaskSpec task)
    {
        Judgement team = Held(task);
        return facts.Person is not { } person ? team
            : team with { Because = team.Because.Replace("Nobody ", $"{person} never ", StringComparison.Ordinal) };
    }

    private Judgement Held(CriticalTaskSpec task) => task.Check switch
    {
        TaskCheck.Notice => InTime(task, _people.FirstOrDefault(TurnsToGuilty), "turned to a guilty server"),
        TaskCheck.Diagnose => InTime(
            task, _people.FirstOrDefault(act => Says(act, task.Words)), "wrote down what it is"),
        TaskCheck.Contain => OfHolds(task, static row => row.BlockedAt, "blocked"),
        TaskCheck.Drain => OfHolds(task, static row => row.DrainedAt, "without an order at the venue"),
        TaskCheck.Scope => None(
            _people.FirstOrDefault(StopsAnInnocent), "Nobody stopped a server that was not guilty.",
            "stopped servers that were not guilty"),
        TaskCheck.StopNothing => None(
            _people.FirstOrDefault(static act => act.Do == "kill"), "Nobody stopped anything.",
            "stopped something although nothing was wrong"),
        TaskCheck.Order => Order(),
        TaskCheck.NoChangeWhileLive => None(
            _people.FirstOrDefault(act => IsChange(act) && Flows(TimeOf(act))),
            "Nobody changed what servers run while a guilty server flowed.",
            "changed what servers run while a guilty server flowed"),
        TaskCheck.Evidence => Evidence(),
        TaskCheck.NoRelease => None(
            _people.FirstOrDefault(act => IsRelease(act) && SecondsOf(TimeOf(act)) <= task.WithinSeconds),
            "Nothing was released within the time.", "released a hold within the time"),
        TaskCheck.Ceremony => Ceremony(),
        TaskCheck.Told => Told(task),
        TaskCheck.Loss => Loss(),
        _ => new Judgement(0, "An instructor judges it.", null),
    };

    /// <summary>Seconds after the onset at which the last guilty server was blocked.</summary>
    /// <returns>The seconds; null when one never was, or nothing was wrong.</returns>
    public decimal? ContainedAfter()
    {
        MarketTime?[] blocked =
        [
            .. _guilty.Select(server => facts.Holds.Where(row => row.Server == server)
                .Min(static row => row.BlockedAt)),
        ];
        return blocked.Length == 0 || blocked.Any(static at => at is null) ? null : SecondsOf(blocked.Max()!.Value);
    }

    private Judgement InTime(CriticalTaskSpec task, RecordedAct? act, string what) => act is null
        ? new Judgement(0, $"Nobody {what}.", null)
        : new Judgement(
            Share(task, SecondsOf(TimeOf(act))), $"{act.Who} {what} {After(SecondsOf(TimeOf(act)))}.", Line(act));

    private Judgement OfHolds(CriticalTaskSpec task, Func<HoldRow, MarketTime?> when, string what)
    {
        MarketTime last = default;
        HoldRow? lastRow = null;
        foreach (string server in _guilty)
        {
            HoldRow? row = facts.Holds
                .Where(row => row.Server == server && IsOwn(row) && when(row) is not null)
                .MinBy(row => when(row)!.Value);
            if (row is null)
            {
                string whose = facts.Person is { } person ? $" by {person}" : "";
                return new Judgement(0, $"{server} was never {what}{whose}.", null);
            }
            if (lastRow is null || when(row) > last)
                (last, lastRow) = (when(row)!.Value, row);
        }
        if (lastRow is null)
            return new Judgement(1, "There was nobody to stop.", null);
        return new Judgement(
            Share(task, SecondsOf(last)), $"{lastRow.Server} was {what} {After(SecondsOf(last))}.",
            $"{last} {lastRow.Hold.Id} by {lastRow.Hold.By.Name}: {lastRow.Server} {what}");
    }

    private bool IsOwn(HoldRow row) => facts.Person is null || row.Hold.By.Name == facts.Person;

    // each of those to be told is a part of the task of its own
    private Judgement Told(CriticalTaskSpec task)
    {
        (string Name, RecordedAct? Act)[] told =
        [
            .. task.Words.Select(name => (name, _people.FirstOrDefault(act => act.Do == "note" && Says(act, [name])))),
        ];
        decimal share = told.Sum(one => one.Act is null ? 0 : Share(task, SecondsOf(TimeOf(one.Act)))) / told.Length;
        string[] missing = [.. told.Where(static one => one.Act is null).Select(static one => one.Name)];
        RecordedAct? last = told.Select(static one => one.Act).OfType<RecordedAct>().MaxBy(TimeOf);
        return new Judgement(
            share, missing.Length == 0
                ? $"{string.Join(" and ", task.Words)} were told, the last {After(SecondsOf(TimeOf(last!)))}."
                : $"Nobody wrote down to have told {string.Join(", ", missing)}.",
            last is null ? null : Line(last));
    }

    private Judgement Order()
    {
        RecordedAct? change = _people.FirstOrDefault(IsChange);
        RecordedAct? kill = _people.FirstOrDefault(StopsGuilty);
        if (change is null)
            return kill is null ? new Judgement(0, "Nobody stopped anything, and nobody changed anything.", null)
                : new Judgement(1, "Nobody changed what servers run before the stop.", Line(kill));
        bool first = kill is not null && TimeOf(kill) <= TimeOf(change);
        return new Judgement(
            first ? 1 : 0, first ? "The stop came first." : $"{change.Who} changed what servers run before the stop.",
            Line(change));
    }

    private Judgement Evidence()
    {
        RecordedAct? step = _people.FirstOrDefault(static act => IsChange(act) || IsRelease(act));
        RecordedAct? look = _people.FirstOrDefault(static act => act.Do == "inspect");
        if (step is null)
            return look is null ? new Judgement(0, "Nobody looked at what servers run.", null)
                : new Judgement(1, "Nothing was changed or released without a look.", Line(look));
        bool looked = look is not null && TimeOf(look) <= TimeOf(step);
        return new Judgement(
            looked ? 1 : 0,
            looked ? $"{look!.Who} looked before." : $"{step.Who} acted before anybody had looked at what servers run.",
            Line(looked ? look! : step));
    }

    private Judgement Ceremony()
    {
        RecordedAct? blank = _people.FirstOrDefault(static act => act.Do == "release"
            && (string.IsNullOrWhiteSpace(act.Cause) || string.IsNullOrWhiteSpace(act.Evidence)));
        // an approval that the checklist or the disk refused was theirs to give
        RecordedAct? alone = _people.FirstOrDefault(static act => act is { Do: "approve", Done: false, Change: null }
            && act.Outcome.Contains(nameof(ReleaseOutcome.SamePerson), StringComparison.Ordinal));
        return (blank ?? alone) is { } wrong
            ? new Judgement(0, blank is null ? $"{wrong.Who} tried to approve what was not theirs to approve."
                : $"{wrong.Who} asked for a release without cause or evidence.", Line(wrong))
            : new Judgement(1, "Every release had its cause, its evidence and its second person.", null);
    }

    private Judgement Loss()
    {
        decimal saved = facts.Nobody.Loss - facts.Actual.Loss;
        decimal possible = facts.Nobody.Loss - facts.Best.Loss;
        decimal share = possible <= 0 ? (facts.Actual.Loss <= facts.Nobody.Loss ? 1 : 0)
            : Math.Clamp(saved / possible, 0, 1);
        return new Judgement(
            share,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The loss was {facts.Actual.Loss:N0}; {facts.Nobody.Loss:N0} if nobody acts, ") +
            string.Create(CultureInfo.InvariantCulture, $"{facts.Best.Loss:N0} at best."),
            null);
    }

    private static Judgement None(RecordedAct? wrong, string good, string what) => wrong is null
        ? new Judgement(1, good, null) : new Judgement(0, $"{wrong.Who} {what}.", Line(wrong));

    private bool TurnsToGuilty(RecordedAct act) => act.Do switch
    {
        "kill" => Covers(act, _guilty),
        "inspect" => Covers(act, _guilty) && TimeOf(act) >= Visible, // what can't be seen yet was not noticed
        "acknowledge" or "note" => TimeOf(act) >= Visible,
        _ => false,
    };

    private MarketTime Visible => MarketTime.FromTimeOfDay(
        facts.Scenario.Truth?.VisibleFrom ?? facts.Scenario.Truth?.Onset ?? facts.Scenario.Training!.StartAt);

    private bool StopsGuilty(RecordedAct act) => act.Do == "kill" && Covers(act, _guilty);

    private bool StopsAnInnocent(RecordedAct act) => act.Do == "kill" && facts.Scenario.Fleet.Servers.Any(
        server => !_guilty.Contains(server.Name) && ScopeOf(act, server));

    private bool Covers(RecordedAct act, ImmutableArray<string> servers) => facts.Scenario.Fleet.Servers.Any(
        server => servers.Contains(server.Name) && ScopeOf(act, server));

    private static bool ScopeOf(RecordedAct act, ServerSpec server) => act.Scope switch
    {
        "server" => act.Target == server.Name,
        "group" => act.Target == server.Group,
        "fleet" => true,
        _ => false,
    };

    private bool Flows(MarketTime at) => _guilty.Any(server => !facts.Holds.Any(row => row.Server == server
        && row.RequestedAt <= at && (row.ReleasedAt is not { } released || released > at)));

    /// <summary>Whether an act changes what servers run.</summary>
    /// <param name="act">The act.</param>
    /// <returns>Whether.</returns>
    internal static bool IsChange(RecordedAct act) => s_changes.Contains(act.Do);

    private static bool IsRelease(RecordedAct act) => act is { Do: "approve", Done: true, Change: null };

    private static bool Says(RecordedAct act, ImmutableArray<string> words) => words.Any(word =>
        new[] { act.Reason, act.Cause, act.Evidence }.Any(
            text => text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true));

    private static MarketTime TimeOf(RecordedAct act) => MapReader.TryTime(act.At, out TimeSpan time)
        ? MarketTime.FromTimeOfDay(time) : throw new InvalidDataException($"An act has the time {act.At}.");

    private decimal SecondsOf(MarketTime at) => (at.Nanoseconds - _onset.Nanoseconds) / 1_000_000_000m;

    private static decimal Share(CriticalTaskSpec task, decimal seconds) =>
        Math.Clamp((2 * task.WithinSeconds - seconds) / task.WithinSeconds, 0, 1);

    private static string After(decimal seconds) => seconds < 0
        ? "before the onset"
        : string.Create(CultureInfo.InvariantCulture, $"{seconds:0.#} s after the onset");

    private static string Line(RecordedAct act)
    {
        string subject = act.Alarm ?? act.Target ?? act.Scope ?? act.Hold ?? act.Change
            ?? string.Join(", ", act.Servers);
        string said = act.Reason ?? act.Cause ?? "";
        return $"{act.At} {act.Who}: {act.Do} {subject} {said} {act.Outcome}".Replace("  ", " ").TrimEnd();
    }
}
